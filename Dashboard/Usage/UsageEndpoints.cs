using System.Text;

using Dashboard.Access;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Import;
using Dashboard.Usage.Spending;

using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Dashboard.Usage;

/// <summary>The table of spend as a file, and the door through which files come in.</summary>
internal static class UsageEndpoints
{
    public const string Uploads = "/connections/uploads";

    public static void MapUsage(this IEndpointRouteBuilder routes)
    {
        UsageApi.Map(routes);
        TracesApi.Map(routes);
        SpendApi.Map(routes);
        routes.MapGet(SpendChoice.CsvPath, TableAsync);
        // A script asks: it wants the status, not a page about it.
        routes.MapPost(Uploads, ReceiveAsync).RequireAuthorization(Policies.Edit).DisableCookieRedirect().WithMetadata(new SkipStatusCodePagesAttribute());
    }

    private static async Task<FileContentHttpResult> TableAsync(HttpRequest request, SpendViews views, ReportingDayQuery days, CancellationToken ct)
    {
        var day = await days.TodayAsync(ct);
        var view = await views.LoadAsync(SpendChoice.Read(SpendAddress.Of(request.Query), day.Today), ct);
        return TypedResults.File(Encoding.UTF8.GetBytes(SpendCsv.Write(view)), "text/csv; charset=utf-8", SpendCsv.FileName(view));
    }

    // The body is the file itself: nothing of it is held in memory, and no form has to be taken apart.
    private static async Task<Results<Ok<ReceivedFile>, ProblemHttpResult>> ReceiveAsync(
        HttpContext http, string name, IAntiforgery antiforgery, UploadImport uploads, IOptions<UploadOptions> options, CancellationToken ct)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
            return Refuse(StatusCodes.Status400BadRequest, "This page is too old to send files. Reload it and choose them again.");

        var most = options.Value.MaxBytes;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = most;

        if (http.Request.ContentLength > most)
            return Refuse(StatusCodes.Status413PayloadTooLarge, $"The file is larger than {ByteText.Of(most)}. Pack it with gzip, or import it on the server with the command import.");

        try
        {
            var upload = await uploads.ReceiveAsync(http.Request.Body, name, ct);
            return TypedResults.Ok(new ReceivedFile(upload.Id));
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            // Sent without its length.
            return Refuse(StatusCodes.Status413PayloadTooLarge, $"The file is larger than {ByteText.Of(most)}.");
        }
    }

    private static ProblemHttpResult Refuse(int status, string sentence) => TypedResults.Problem(sentence, statusCode: status);

    /// <summary>By which the page names the file from here on.</summary>
    internal sealed record ReceivedFile(Guid Id);
}
