using Dashboard.Core.Marks;

using Microsoft.Net.Http.Headers;

namespace Dashboard.Shell;

/// <summary>While the sample workspace is there, every file that leaves says so in its name, whichever room made it.</summary>
public sealed class SampleFileNames(RequestDelegate next, SampleMarksQuery marks)
{
    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(() => MarkAsync(context));
        return next(context);
    }

    private async Task MarkAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        if (headers.ContentDisposition.Count == 0
            || !ContentDispositionHeaderValue.TryParse(headers.ContentDisposition.ToString(), out var file) || !file.FileName.HasValue
            || !await marks.AnyAsync(CancellationToken.None))
            return;

        file.SetHttpFileName($"{SampleMarksQuery.Word}-{(file.FileNameStar.HasValue ? file.FileNameStar : file.FileName).ToString().Trim('"')}");
        headers.ContentDisposition = file.ToString();
    }
}
