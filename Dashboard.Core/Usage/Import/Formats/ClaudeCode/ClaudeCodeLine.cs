using System.Text.Json;

using Dashboard.Core.Usage.Import.Reading;

namespace Dashboard.Core.Usage.Import.Formats.ClaudeCode;

/// <summary>What of a transcript's line matters here, as text; empty is not there.</summary>
internal ref struct ClaudeCodeLine
{
    public ReadOnlySpan<byte> Timestamp;
    public ReadOnlySpan<byte> SessionId;
    public ReadOnlySpan<byte> RequestId;
    public ReadOnlySpan<byte> Uuid;
    public ReadOnlySpan<byte> Version;
    public ReadOnlySpan<byte> Cwd;
    public ReadOnlySpan<byte> Cost;
    public ReadOnlySpan<byte> MessageId;
    public ReadOnlySpan<byte> Model;
    public ReadOnlySpan<byte> Input;
    public ReadOnlySpan<byte> Output;
    public ReadOnlySpan<byte> CacheRead;
    public ReadOnlySpan<byte> CacheWrite;
    public ReadOnlySpan<byte> CacheWrite5m;
    public ReadOnlySpan<byte> CacheWrite1h;
    public ReadOnlySpan<byte> Speed;
    public ReadOnlySpan<byte> ServiceTier;
    public bool HasUsage;
    public bool IsAssistant;
    public bool IsSidechain;

    /// <summary>Told by the parent about its subagent.</summary>
    public bool IsProgress;

    /// <summary>A field that is null where the format knows no null; none when empty.</summary>
    public string? NullField;

    /// <summary>Reads the line; false when it is not a JSON object.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, ref ClaudeCodeLine line)
    {
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = ReadLimits.Depth });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return false;

        ReadEvent(ref reader, ref line, depth: 0);
        return !reader.Read();
    }

    private static void ReadEvent(ref Utf8JsonReader reader, scoped ref ClaudeCodeLine line, int depth)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            // What a subagent's event states goes before what its parent states around it.
            var told = depth == 0 && line.IsProgress;
            if (reader.ValueTextEquals("message"u8))
                ReadMessage(ref reader, ref line, depth);
            else if (reader.ValueTextEquals("timestamp"u8))
                Text(ref reader, ref line.Timestamp, ref line, "timestamp", told);
            else if (reader.ValueTextEquals("sessionId"u8))
                Text(ref reader, ref line.SessionId, ref line, "sessionId", told);
            else if (reader.ValueTextEquals("requestId"u8))
                Text(ref reader, ref line.RequestId, ref line, "requestId", told);
            else if (reader.ValueTextEquals("version"u8))
                Text(ref reader, ref line.Version, ref line, "version", told);
            else if (reader.ValueTextEquals("cwd"u8))
                Text(ref reader, ref line.Cwd, ref line, null, told);
            else if (reader.ValueTextEquals("uuid"u8))
                Text(ref reader, ref line.Uuid, ref line, null, told);
            else if (reader.ValueTextEquals("costUSD"u8))
                Text(ref reader, ref line.Cost, ref line, "costUSD", told);
            else if (reader.ValueTextEquals("isSidechain"u8))
                line.IsSidechain |= reader.Read() && reader.TokenType == JsonTokenType.True;
            else if (reader.ValueTextEquals("type"u8))
                line.IsAssistant |= reader.Read() && reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("assistant"u8);
            else if (reader.ValueTextEquals("data"u8) && depth == 0)
                ReadProgress(ref reader, ref line);
            else
                reader.Skip();
        }
    }

    // data.message is an event of the subagent.
    private static void ReadProgress(ref Utf8JsonReader reader, scoped ref ClaudeCodeLine line)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            return;

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!reader.ValueTextEquals("message"u8))
            {
                reader.Skip();
                continue;
            }

            reader.Read();
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                line.IsProgress = true;
                ReadEvent(ref reader, ref line, depth: 1);
            }
        }
    }

    private static void ReadMessage(ref Utf8JsonReader reader, scoped ref ClaudeCodeLine line, int depth)
    {
        reader.Read();
        // A progress line's own message, if it has one, is not the subagent's.
        if (reader.TokenType != JsonTokenType.StartObject || (depth == 0 && line.IsProgress))
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("id"u8))
                Text(ref reader, ref line.MessageId, ref line, "message.id");
            else if (reader.ValueTextEquals("model"u8))
                Text(ref reader, ref line.Model, ref line, "message.model");
            else if (reader.ValueTextEquals("usage"u8))
                ReadUsage(ref reader, ref line);
            else
                reader.Skip();
        }
    }

    private static void ReadUsage(ref Utf8JsonReader reader, scoped ref ClaudeCodeLine line)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        line.HasUsage = true;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("input_tokens"u8))
                Text(ref reader, ref line.Input, ref line, "usage.input_tokens");
            else if (reader.ValueTextEquals("output_tokens"u8))
                Text(ref reader, ref line.Output, ref line, "usage.output_tokens");
            else if (reader.ValueTextEquals("cache_read_input_tokens"u8))
                Text(ref reader, ref line.CacheRead, ref line, "usage.cache_read_input_tokens");
            else if (reader.ValueTextEquals("cache_creation_input_tokens"u8))
                Text(ref reader, ref line.CacheWrite, ref line, "usage.cache_creation_input_tokens");
            else if (reader.ValueTextEquals("speed"u8))
                Text(ref reader, ref line.Speed, ref line, "usage.speed");
            else if (reader.ValueTextEquals("service_tier"u8))
                Text(ref reader, ref line.ServiceTier, ref line, null);
            else if (reader.ValueTextEquals("cache_creation"u8))
                ReadLifetimes(ref reader, ref line);
            else
                reader.Skip();
        }
    }

    private static void ReadLifetimes(ref Utf8JsonReader reader, scoped ref ClaudeCodeLine line)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            return;

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("ephemeral_5m_input_tokens"u8))
                Text(ref reader, ref line.CacheWrite5m, ref line, null);
            else if (reader.ValueTextEquals("ephemeral_1h_input_tokens"u8))
                Text(ref reader, ref line.CacheWrite1h, ref line, null);
            else
                reader.Skip();
        }
    }

    private static void Text(
        ref Utf8JsonReader reader, scoped ref ReadOnlySpan<byte> field, scoped ref ClaudeCodeLine line, string? neverNull, bool keep = false)
    {
        reader.Read();
        switch (reader.TokenType)
        {
            case JsonTokenType.String when !keep || field.IsEmpty:
                field = JsonText.Bytes(ref reader);
                break;
            case JsonTokenType.Number when !keep || field.IsEmpty:
                field = reader.ValueSpan;
                break;
            case JsonTokenType.Null:
                line.NullField ??= neverNull;
                break;
            default:
                reader.Skip();
                break;
        }
    }
}
