namespace Dashboard.Core.Outbound;

/// <summary>What typed clients may say about a single request, and how headers are read.</summary>
public static class HttpMessages
{
    /// <summary>A limit of this request's own, in place of <see cref="OutboundOptions.MaxBytes"/>.</summary>
    public static HttpRequestMessage AllowBytes(this HttpRequestMessage request, long most)
    {
        request.Options.Set(OutboundGate.MaxBytes, most);
        return request;
    }

    /// <summary>A header as it was sent; the typed properties drop what they cannot parse.</summary>
    internal static string? HeaderText(this HttpResponseMessage response, string name) =>
        response.Headers.NonValidated.TryGetValues(name, out var values) || response.Content.Headers.NonValidated.TryGetValues(name, out values)
            ? values.ToString()
            : null;
}
