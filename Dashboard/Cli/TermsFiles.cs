using System.Text.Json;

using Dashboard.Core.Terms.Capture;

namespace Dashboard.Cli;

/// <summary>Reads what the terms commands are given: pages, and batches of them as JSON Lines.</summary>
internal static class TermsFiles
{
    private static readonly JsonSerializerOptions Lines = new(Answer.Json) { WriteIndented = false };

    public static async Task<byte[]> BytesAsync(string path, CancellationToken ct)
    {
        try
        {
            if (path != "-")
                return await File.ReadAllBytesAsync(path, ct);

            await using var input = Console.OpenStandardInput();
            using var bytes = new MemoryStream();
            await input.CopyToAsync(bytes, ct);
            return bytes.ToArray();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"{path} cannot be read: {e.Message}", e);
        }
    }

    public static async Task<PageText> PageAsync(string path, PageParts parts, Uri? url, CancellationToken ct) =>
        PageReading.Of(await BytesAsync(path, ct), contentType: null, parts, url);

    /// <summary>Answers each line of a batch with a line, in order; a line that cannot be answered says why and the exit code is 1.</summary>
    public static async Task<int> BatchAsync<T>(string batch, Func<T, Func<string, string>, Task<object>> answer, Func<string, object> failed, CancellationToken ct)
        where T : class
    {
        var whole = true;
        // As a pipe would expect it: paths mean the caller's folder, or stand beside the batch itself.
        string Path(string path) => System.IO.Path.IsPathRooted(path) || File.Exists(path) || batch == "-"
            ? path
            : System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(batch))!, path);

        foreach (var line in System.Text.Encoding.UTF8.GetString(await BytesAsync(batch, ct)).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            object result;
            try
            {
                result = await answer(JsonSerializer.Deserialize<T>(line, JsonSerializerOptions.Web) ?? throw new JsonException("The line says null."), Path);
            }
            catch (Exception e) when (e is JsonException or CommandFailedException or UriFormatException)
            {
                whole = false;
                result = failed(e.Message);
            }

            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(result, Lines).AsMemory(), ct);
        }

        return whole ? ExitCode.Done : ExitCode.Failed;
    }
}
