import Documents
import Domain
import HTTPTypes
import Hummingbird
import Pages
import Store

extension Site {
    @Sendable func showAnswers(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let asked = Form(urlEncoded: (request.uri.query ?? "").utf8)
        var typed = AnswersPage.Typed(language: context.language.rawValue)
        if let number = Int(asked["corrects"]) {
            let kept = try await store.writtenAnswer(number, of: managed(context).id, for: context.signedIn)
            typed = AnswersPage.Typed(
                day: kept.answer.now.day, comparedTo: kept.answer.before?.day ?? "", language: kept.language.rawValue,
                corrects: "\(kept.number)")
        }
        return try await answers(context, typed)
    }

    /// Freezes an answer, and shows it.
    @Sendable func writeAnswer(_ form: Form, _ request: Request, _ context: SignedInContext) async throws -> Response {
        let programme = try managed(context)
        let typed = AnswersPage.Typed(
            day: day(form["day"].trimmingSpace()), comparedTo: day(form["compared-to"].trimmingSpace()),
            language: form["in-language"], corrects: form["corrects"])
        let complaints = try await complaints(typed, programme, voice(context.language))
        guard complaints.isEmpty, let day = CalendarDay(typed.day) else {
            return try await answers(context, typed, complaints)
        }
        let (language, version) = (Language(typed.language), try version(of: programme))
        let wish = AnswerWish(
            day: day, comparedTo: CalendarDay(typed.comparedTo), language: language, corrects: Int(typed.corrects),
            support: WrittenAnswer.Support(of: catalogue.offers(in: programme), by: version, in: language),
            names: try publishedNames(of: programme, in: language))
        do {
            let kept = try await store.writeAnswer(wish, of: programme, by: version, for: context.signedIn)
            return go(.answer(kept.number, of: programme.id))
        } catch Refusal.alreadyDecided {
            return try await answers(
                context, typed, Complaints("day", voice(context.language)("release.error-corrected")),
                status: .conflict)
        }
    }

    @Sendable func showAnswer(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let (programme, kept) = try await keptAnswer(context)
        let page = AnswerPage(
            programme: (programme.id, programme.name(in: context.language)), number: kept.number,
            paper: try paper(of: kept, programme), spoken: voice(kept.language, of: programme),
            correctedBy: kept.correctedBy, checksum: kept.checksum)
        return show(page, context, programme: programme.id)
    }

    @Sendable func answerPDF(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let (programme, kept) = try await keptAnswer(context)
        let document = Document(
            paper: try paper(of: kept, programme), name: "\(fileName(kept)).pdf",
            link: .answerPDF(kept.number, of: programme.id), back: .answer(kept.number, of: programme.id))
        return await pdf(document, request, context)
    }

    @Sendable func answerODT(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let (programme, kept) = try await keptAnswer(context)
        return Response(
            status: .ok,
            headers: [
                .contentType: TextDocument.mediaType, .cacheControl: "private, no-store",
                .contentDisposition: "attachment; filename=\"\(fileName(kept)).odt\"",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: TextDocument(try paper(of: kept, programme)).bytes)))
    }
}

extension Site {
    private func keptAnswer(_ context: SignedInContext) async throws -> (Programme, KeptAnswer) {
        let programme = try managed(context)
        let kept = try await store.writtenAnswer(
            context.parameter("answer"), of: programme.id, for: context.signedIn)
        return (programme, kept)
    }

    /// In the language of the answer, whoever reads it.
    private func paper(of kept: KeptAnswer, _ programme: Programme) throws -> Paper {
        AnswerPaper(
            number: kept.number, answer: kept.answer,
            names: try kept.answer.names ?? publishedNames(of: programme, in: kept.language), madeAt: kept.madeAt,
            checksum: kept.checksum, corrects: kept.corrects
        ).paper(voice(kept.language, of: programme))
    }

    private func fileName(_ kept: KeptAnswer) -> String {
        "esafety-answer-\(kept.programme)-\(kept.number)"
    }

    private func answers(
        _ context: SignedInContext, _ typed: AnswersPage.Typed, _ complaints: Complaints = Complaints(),
        status: HTTPResponse.Status = .unprocessableContent
    ) async throws -> Response {
        let programme = try managed(context)
        let rows = try await store.writtenAnswers(of: programme.id, for: context.signedIn).map { answer in
            AnswersPage.Row(
                number: answer.number, day: answer.day, comparedTo: answer.comparedTo, language: answer.language,
                madeAt: answer.madeAt, corrects: answer.corrects)
        }
        let page = AnswersPage(
            programme: (programme.id, programme.name(in: context.language)), rows: rows, typed: typed,
            complaints: complaints)
        return show(page, context, status: complaints.isEmpty ? .ok : status, programme: programme.id)
    }

    /// As `YYYY-MM-DD` where it is a day; else as it was typed, for the complaint.
    private func day(_ typed: String) -> String {
        calendarDay(typed: typed) ?? typed
    }

    private func complaints(
        _ typed: AnswersPage.Typed, _ programme: Programme, _ voice: Voice
    ) async throws -> Complaints {
        var complaints = Complaints()
        let today = CalendarDay(of: store.clock(), in: programme.timeZone)
        let first = try await store.statisticsBegan(of: [programme.id]) ?? today
        func check(_ field: String, _ text: String) {
            guard let day = CalendarDay(text) else { return complaints.add(field, voice("statistics.error-day")) }
            if day > today {
                complaints.add(field, voice("statistics.error-future", ["last": voice.date(day: today.text)]))
            }
            if day < first {
                complaints.add(field, voice("statistics.error-before", ["first": voice.date(day: first.text)]))
            }
        }
        check("day", typed.day)
        if !typed.comparedTo.isEmpty {
            check("compared-to", typed.comparedTo)
            if typed.comparedTo >= typed.day { complaints.add("compared-to", voice("release.error-order")) }
        }
        if !languages.contains(Language(typed.language)) {
            complaints.add("in-language", voice("release.error-language"))
        }
        return complaints
    }

    func version(of programme: Programme) throws -> Version {
        guard let edition = catalogue.edition(programme.version) else { throw Refusal.versionMissing }
        return edition.version
    }
}
