import Documents
import Domain
import HTTPTypes
import Hummingbird
import Logging
import Pages
import Store

/// A paper that somebody asks for.
struct Document {
    let paper: Paper
    /// Of the file that the browser saves.
    let name: String
    /// Where it is, and the page that led there.
    let link: Link
    let back: Link
}

extension Site {
    /// How long a browser is left without an answer; and where the visitor has seen that it takes a while.
    private static let patience = (first: Duration.seconds(1), asked: Duration.seconds(20))

    /// The document; or a page that says how far it is, or why it can't be had.
    func pdf(_ document: Document, _ request: Request, _ context: some PageMaking) async -> Response {
        guard let press else { return missing(document, .failed, context) }
        let isAsked = request.uri.queryParameters["wait"] != nil
        do {
            switch try await press.print(
                document.paper, patience: isAsked ? Self.patience.asked : Self.patience.first)
            {
            case .done(let pdf):
                return download(pdf, as: document.name)
            case .waiting(let ahead):
                return show(
                    DocumentPage(.waiting(ahead: ahead, .waiting(for: document.link)), back: document.back), context,
                    status: .accepted)
            }
        } catch {
            context.page.logger.error("a document was not printed: \(error)")
            return missing(document, error == .busy ? .busy(document.link) : .failed, context)
        }
    }

    private func missing(
        _ document: Document, _ kind: DocumentPage.Kind, _ context: some PageMaking
    ) -> Response {
        show(DocumentPage(kind, back: document.back), context, status: .serviceUnavailable)
    }

    /// As a file: the strict policy of our pages would leave a reader inside the browser without its own style.
    private func download(_ pdf: PDF, as name: String) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: "application/pdf", .cacheControl: "private, no-store",
                .contentDisposition: "attachment; filename=\"\(name)\"",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: pdf.bytes)))
    }
}
