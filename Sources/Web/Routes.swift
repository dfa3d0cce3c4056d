public import Hummingbird

extension Site {
    /// Every address of the site, on one page. Pages print them through `Link`; a test holds one against the other.
    public func routes() -> Router<PageContext> {
        let router = Router(context: PageContext.self)
        router.add(middleware: Door(site: self))
        router.get("/", use: home)
        router.get("/public/{file}", use: file)
        router.get("/privacy", use: privacy)
        router.get("/accessibility", use: accessibility)
        router.post("/language", use: form(chooseLanguage))
        router.get("/schools", use: searchSchools)
        router.get("/schools/{school}/claim", use: showClaim)
        router.post("/schools/{school}/claim", use: form(makeClaim))
        router.get("/claim-sent", use: claimSent)
        router.get("/confirm/{token}", use: showOwnAddress)
        router.post("/confirm/{token}", use: form(confirmOwnAddress))
        router.get("/school-confirmation/{token}", use: showSchoolAddress)
        router.post("/school-confirmation/{token}", use: form(confirmBySchool))
        router.get("/invitation/{token}", use: showInvitation)
        router.post("/invitation/{token}", use: form(acceptInvitation))
        router.get("/sign-in", use: showSignIn)
        router.post("/sign-in", use: form(signIn))
        router.post("/sign-out", use: form(signOut))

        let signedIn = router.group(context: SignedInContext.self)
        signedIn.get("/mine", use: mine)
        signedIn.get("/schools/{school}", use: showSchool)
        signedIn.post("/schools/{school}/assessments", use: form(openAssessment))
        signedIn.get("/assessments/{assessment}", use: goOn)
        signedIn.get("/assessments/{assessment}/questions/{question}", use: showQuestion)
        signedIn.post("/assessments/{assessment}/questions/{question}", use: form(saveAnswer))
        signedIn.get("/assessments/{assessment}/review", use: showReview)
        signedIn.post("/assessments/{assessment}/submission", use: form(submit))
        signedIn.get("/results/{result}", use: showResult)
        signedIn.get("/results/{result}/plan", use: showPlan)
        signedIn.get("/claims", use: showClaims)
        signedIn.post("/claims/{claim}/approval", use: form(approveClaim))
        signedIn.post("/claims/{claim}/refusal", use: form(refuseClaim))
        return router
    }
}
