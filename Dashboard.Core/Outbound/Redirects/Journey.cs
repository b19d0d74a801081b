using System.Globalization;
using System.Net;

namespace Dashboard.Core.Outbound.Redirects;

/// <summary>A request on its way through redirects: where it has been and what it still carries.</summary>
internal sealed class Journey(OutboundRequest request, TimeProvider time)
{
    private readonly DateTimeOffset _at = time.GetUtcNow();
    private readonly long _start = time.GetTimestamp();
    private readonly List<Uri> _been = [request.Url];
    private readonly List<RedirectHop> _hops = [];
    private bool _leftOrigin;

    public IReadOnlyList<Uri> Been => _been;

    public Uri Here => _been[^1];

    /// <summary>Under way so far, turns not counted.</summary>
    public TimeSpan Spent { get; set; }

    public FetchTrail Trail => new(request.Url, Here, [.. _hops], _at.UtcDateTime, time.GetElapsedTime(_start));

    public void Follow(int status, RedirectStep.Follow step)
    {
        _hops.Add(new(Here, status, step.To));
        _been.Add(step.To);

        // For good: a chain that comes back may have been led through a stranger.
        _leftOrigin |= !step.SameOrigin;
    }

    /// <summary>Whether the question sent from here is conditional.</summary>
    public bool IsConditional =>
        request.Known is { } known && (known.ETag is not null || known.LastModified is not null) && Here == (known.Of ?? request.Url);

    public HttpRequestMessage Message()
    {
        var message = new HttpRequestMessage(request.Method, Here)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        message.Options.Set(OutboundGate.IsPrelude, request.IsPrelude);
        Add(message, "Accept", request.Accept);
        Add(message, "Accept-Language", request.AcceptLanguage);
        if (!_leftOrigin)
        {
            foreach (var (name, value) in request.Headers)
                Add(message, name, value);
        }

        if (IsConditional)
        {
            Add(message, "If-None-Match", request.Known!.ETag);
            Add(message, "If-Modified-Since", request.Known.LastModified?.ToString("R", CultureInfo.InvariantCulture));
        }

        if (request.Body is { } body)
        {
            message.Content = new ReadOnlyMemoryContent(body.Bytes);
            message.Content.Headers.TryAddWithoutValidation("Content-Type", body.ContentType);
        }

        return request.MaxBytes is { } most ? message.AllowBytes(most) : message;
    }

    private static void Add(HttpRequestMessage message, string name, string? value)
    {
        if (value is not null)
            message.Headers.TryAddWithoutValidation(name, value);
    }
}
