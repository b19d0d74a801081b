namespace Dashboard.Core.Alerts.Channels;

/// <summary>The address of a page for people outside; null when nobody has said where the dashboard is opened.</summary>
internal static class MessageLink
{
    public static string? Of(string? publicUrl, string path) => string.IsNullOrWhiteSpace(publicUrl) ? null : publicUrl.TrimEnd('/') + path;
}
