using System.Text.Json;

using Dashboard.Core.Outbound;
using Dashboard.Core.Usage.Connections;
using Dashboard.Core.Usage.Import.Sources;

namespace Dashboard.Core.Usage.Connectors;

/// <summary>One window of days on its way from a provider: asks, and keeps the pages as files until they are imported.</summary>
internal sealed class Fetching(ProviderCall call, Feed feed, string? account, DayRange days, string folder, string label, FeedOptions options, Action<int>? tell = null)
{
    private readonly List<SourceFile> _pages = [];
    private long _bytes;

    public Feed Feed => feed;

    public string? Account => account;

    public DayRange Days => days;

    /// <summary>The pages kept so far.</summary>
    public IReadOnlyList<SourceFile> Pages => _pages;

    public bool Wants(string part) => !feed.LeftOut.Split(' ').Contains(part, StringComparer.Ordinal);

    /// <summary>Asks for a page and takes it apart; the caller disposes it.</summary>
    public async Task<PageAnswer> AskAsync(string pathAndQuery, CancellationToken ct)
    {
        var answer = await call.GetAsync($"{feed.BaseUrl}/{pathAndQuery}", ct);
        if (answer.Trouble is not null)
            return new(answer.Trouble) { Status = answer.Status };

        if (_pages.Count >= options.MaxPages || _bytes + answer.Body.Length > options.MaxWindowBytes)
        {
            return new(new Trouble(
                FeedState.TooMuch,
                $"{label} is more than {options.MaxPages} pages or {options.MaxWindowBytes >> 20} MiB; raise {FeedOptions.Section}:MaxPages or MaxWindowBytes."));
        }

        try
        {
            var body = answer.Body.Span.StartsWith("\uFEFF"u8) ? answer.Body[3..] : answer.Body;
            return new(null) { Body = answer.Body, Json = JsonDocument.Parse(body), Headers = answer.Headers };
        }
        catch (JsonException)
        {
            return new(Unreadable(answer.Body.Span.TrimStart(" \r\n\t"u8).StartsWith("<"u8) ? "a web page instead of JSON" : "JSON that breaks off or is none"));
        }
    }

    /// <summary>Keeps a page for the import.</summary>
    public async Task KeepAsync(string part, string format, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        var path = Path.Combine(folder, $"{_pages.Count}.json");
        await File.WriteAllBytesAsync(path, body, ct);
        _bytes += body.Length;
        var name = $"{label} {part} page {_pages.Count + 1}";
        _pages.Add(new SourceFile(name, path) { Identity = SourceFile.Synced + name, Format = format });
        tell?.Invoke(_pages.Count);
    }

    public static Trouble Unreadable(string what) =>
        new(FeedState.Unreadable, $"The provider answered with {what}. Check that the base address is that of its API; if it is, the next sync may find it mended.");
}

/// <summary>A page that was asked for.</summary>
internal sealed record PageAnswer(Trouble? Trouble) : IDisposable
{
    public int? Status { get; init; }

    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>There unless there was trouble.</summary>
    public JsonDocument? Json { get; init; }

    public AnswerHeaders? Headers { get; init; }

    public void Dispose() => Json?.Dispose();
}
