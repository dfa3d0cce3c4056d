/// Why a verb was not done. Nothing was changed.
public enum Refusal: Error, Equatable {
    /// There is no such thing, or it is not this person's: the two look the same.
    case notFound
    /// The link was used, has expired, or never was.
    case linkGone
    case wrongPassword
    /// The school has a coordinator already.
    case schoolTaken
    case schoolClosed
    /// The claim was confirmed or refused meanwhile.
    case alreadyDecided
    /// The assessment was submitted meanwhile.
    case alreadySubmitted
    /// The assessment was given up.
    case givenUp
    /// The head of the school has not signed off these answers.
    case notSignedOff
    /// The answers are no longer those that the person read.
    case changedMeanwhile
    /// So many wait already that no more are taken.
    case tooMany
    /// A school's team needs somebody who coordinates.
    case lastCoordinator
    /// The person is of the team already.
    case alreadyThere
    /// A new assessment can't begin yet.
    case tooEarly
    /// The programme's version is not in the content of this installation.
    case versionMissing
}
