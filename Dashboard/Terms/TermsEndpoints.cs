using System.Text;

using Dashboard.Core.Terms.Timeline;

using Microsoft.AspNetCore.Http.HttpResults;

namespace Dashboard.Terms;

/// <summary>Downloads of evidence; reading needs no more than being signed in.</summary>
internal static class TermsEndpoints
{
    public static void MapTerms(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/terms/changes/{id:int}/evidence.zip", EvidenceAsync);
        routes.MapGet("/terms/sources/{id:int}/versions/{number:int}/text.md", TextAsync);
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> EvidenceAsync(int id, EvidenceExport export, CancellationToken ct) =>
        await export.ZipAsync(id, ct) is { } zip ? TypedResults.File(zip, "application/zip", $"terms-change-{id}.zip") : TypedResults.NotFound();

    // Always a download: what somebody else wrote is never opened as a page of ours.
    private static async Task<Results<FileContentHttpResult, NotFound>> TextAsync(int id, int number, DocumentQuery documents, CancellationToken ct) =>
        await documents.VersionAsync(id, number, ct) is { Markdown: { } text }
            ? TypedResults.File(Encoding.UTF8.GetBytes(text), "text/markdown; charset=utf-8", $"terms-source-{id}-version-{number}.md")
            : TypedResults.NotFound();
}
