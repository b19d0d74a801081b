using System.Text.Json;

using Dashboard.Core.Usage.Import.Reading;

namespace Dashboard.Core.Usage.Import.Formats.LiteLlm;

/// <summary>Finds the fields of a spend log in JSON, and the cache counts in its metadata, which is JSON in a string.</summary>
internal sealed class LiteLlmJson
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = ReadLimits.Depth };

    private static readonly Utf8Names<LiteLlmField> Names = new(
        ("request_id", LiteLlmField.RequestId),
        ("startTime", LiteLlmField.Start),
        ("spend", LiteLlmField.Spend),
        ("prompt_tokens", LiteLlmField.Prompt),
        ("completion_tokens", LiteLlmField.Completion),
        ("total_tokens", LiteLlmField.Total),
        ("api_key", LiteLlmField.ApiKey),
        ("model", LiteLlmField.Model),
        ("model_group", LiteLlmField.ModelGroup),
        ("custom_llm_provider", LiteLlmField.Provider),
        ("team_id", LiteLlmField.Team),
        ("request_tags", LiteLlmField.Tags),
        ("session_id", LiteLlmField.Session),
        ("status", LiteLlmField.Status),
        ("cache_hit", LiteLlmField.CacheHit),
        ("metadata", LiteLlmField.Metadata),
        ("cache_read_input_tokens", LiteLlmField.CacheRead),
        ("cache_creation_input_tokens", LiteLlmField.CacheWrite));

    // cached_tokens is OpenAI's word inside prompt_tokens_details, ephemeral_* are Anthropic's.
    private static readonly Utf8Names<LiteLlmField> UsageNames = new(
        ("cache_read_input_tokens", LiteLlmField.CacheRead),
        ("cached_tokens", LiteLlmField.CacheRead),
        ("cache_creation_input_tokens", LiteLlmField.CacheWrite),
        ("cache_creation_tokens", LiteLlmField.CacheWrite),
        ("cache_write_tokens", LiteLlmField.CacheWrite),
        ("ephemeral_5m_input_tokens", LiteLlmField.CacheWrite5m),
        ("ephemeral_1h_input_tokens", LiteLlmField.CacheWrite1h),
        ("reasoning_tokens", LiteLlmField.Reasoning));

    private byte[] _metadata = new byte[4096];

    /// <summary>False when it is not an object.</summary>
    public bool TryRead(ReadOnlySpan<byte> item, ref LiteLlmFields fields)
    {
        var reader = new Utf8JsonReader(item, Options);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return false;

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var field = Names[reader.ValueSpan];
            reader.Read();
            if (field is not { } known)
            {
                reader.Skip();
                continue;
            }

            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    var start = (int)reader.TokenStartIndex;
                    reader.Skip();
                    fields.Set(known, item[start..(int)reader.BytesConsumed]);
                    break;
                case JsonTokenType.String when known == LiteLlmField.Metadata:
                    fields.Metadata = Unescape(ref reader);
                    break;
                case JsonTokenType.String:
                    fields.Set(known, JsonText.Bytes(ref reader));
                    break;
                case not JsonTokenType.Null:
                    fields.Set(known, reader.ValueSpan);
                    break;
            }
        }

        // Whatever follows the object is another row on the same line, or rubbish.
        return !reader.Read();
    }

    /// <summary>Reads usage and aliases out of the metadata; what is not JSON is passed over.</summary>
    public static void ReadMetadata(ReadOnlySpan<byte> metadata, ref LiteLlmFields fields)
    {
        try
        {
            var reader = new Utf8JsonReader(metadata, Options);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return;

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isUsage = reader.ValueTextEquals("usage_object"u8) || reader.ValueTextEquals("additional_usage_values"u8);
                var alias = reader.ValueTextEquals("user_api_key_alias"u8);
                var team = reader.ValueTextEquals("user_api_key_team_alias"u8);
                reader.Read();
                if (isUsage && reader.TokenType == JsonTokenType.StartObject)
                    ReadUsage(ref reader, ref fields);
                else if (alias && reader.TokenType == JsonTokenType.String)
                    fields.KeyAlias = JsonText.Bytes(ref reader);
                else if (team && reader.TokenType == JsonTokenType.String)
                    fields.TeamAlias = JsonText.Bytes(ref reader);
                else
                    reader.Skip();
            }
        }
        catch (JsonException)
        {
            // The row's own columns still hold; only the cache's share stays unknown.
        }
    }

    private static void ReadUsage(ref Utf8JsonReader reader, scoped ref LiteLlmFields fields)
    {
        var depth = reader.CurrentDepth;
        LiteLlmField? field = null;
        while (reader.Read() && !(reader.TokenType == JsonTokenType.EndObject && reader.CurrentDepth == depth))
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
                field = UsageNames[reader.ValueSpan];
            else if (reader.TokenType == JsonTokenType.Number && field is { } known && IsBetter(fields, known, reader.ValueSpan))
                fields.Set(known, reader.ValueSpan);
        }
    }

    // The same count stands there under several names, some of them zero.
    private static bool IsBetter(in LiteLlmFields fields, LiteLlmField field, ReadOnlySpan<byte> value)
    {
        var held = field switch
        {
            LiteLlmField.CacheRead => fields.CacheRead,
            LiteLlmField.CacheWrite => fields.CacheWrite,
            LiteLlmField.CacheWrite5m => fields.CacheWrite5m,
            LiteLlmField.CacheWrite1h => fields.CacheWrite1h,
            _ => fields.Reasoning,
        };
        return held.IsEmpty || (held.SequenceEqual("0"u8) && !value.SequenceEqual("0"u8));
    }

    private ReadOnlySpan<byte> Unescape(scoped ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
            return reader.ValueSpan;

        if (_metadata.Length < reader.ValueSpan.Length)
            _metadata = new byte[reader.ValueSpan.Length * 2];

        return _metadata.AsSpan(0, reader.CopyString(_metadata));
    }
}
