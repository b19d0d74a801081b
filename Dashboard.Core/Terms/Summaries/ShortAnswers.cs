namespace Dashboard.Core.Terms.Summaries;

/// <summary>A summary is short: an answer that is not is never read to its end.</summary>
internal sealed class ShortAnswers : DelegatingHandler
{
    private const long Most = 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            await response.Content.LoadIntoBufferAsync(Most, cancellationToken);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
