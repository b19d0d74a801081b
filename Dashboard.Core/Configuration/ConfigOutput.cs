using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Dashboard.Core.Configuration;

/// <summary>Writes a tree as YAML or JSON; reading it again gives the same tree.</summary>
public static class ConfigOutput
{
    public static string Yaml(ConfigNode root)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var emitter = new Emitter(text, new EmitterSettings(bestIndent: 2, bestWidth: int.MaxValue, isCanonical: false, maxSimpleKeyLength: 1024));
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        Emit(emitter, root);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    public static string Json(ConfigNode root)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            Write(writer, root);

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static void Emit(Emitter emitter, ConfigNode node)
    {
        switch (node)
        {
            case ConfigMap map:
                emitter.Emit(new MappingStart(null, null, isImplicit: true, map.Fields.Count == 0 ? MappingStyle.Flow : MappingStyle.Block));
                foreach (var (name, value) in map.Fields)
                {
                    emitter.Emit(new Scalar(name));
                    Emit(emitter, value);
                }

                emitter.Emit(new MappingEnd());
                break;
            case ConfigList list:
                emitter.Emit(new SequenceStart(null, null, isImplicit: true, list.Items.Count == 0 ? SequenceStyle.Flow : SequenceStyle.Block));
                foreach (var item in list.Items)
                    Emit(emitter, item);

                emitter.Emit(new SequenceEnd());
                break;
            case ConfigScalar scalar:
                emitter.Emit(new Scalar(null, null, scalar.Value ?? "null", scalar.IsText && LooksLikeMore(scalar.Value) ? ScalarStyle.DoubleQuoted : ScalarStyle.Any, true, true));
                break;
        }
    }

    // Plain, other readers of YAML would take these for numbers, flags, dates or nothing, or lose the blanks.
    private static bool LooksLikeMore(string? text) =>
        text is null or "" or "~" or "null" or "Null" or "NULL"
        || char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]) || text.Any(char.IsControl)
        || char.IsAsciiDigit(text[0]) || text[0] is '-' or '+' or '.' or '*' or '=' or '<'
        || text.ToLowerInvariant() is "true" or "false" or "yes" or "no" or "on" or "off" or "y" or "n";

    private static void Write(Utf8JsonWriter writer, ConfigNode node)
    {
        switch (node)
        {
            case ConfigMap map:
                writer.WriteStartObject();
                foreach (var (name, value) in map.Fields)
                {
                    writer.WritePropertyName(name);
                    Write(writer, value);
                }

                writer.WriteEndObject();
                break;
            case ConfigList list:
                writer.WriteStartArray();
                foreach (var item in list.Items)
                    Write(writer, item);

                writer.WriteEndArray();
                break;
            case ConfigScalar { Value: null }:
                writer.WriteNullValue();
                break;
            case ConfigScalar { IsText: false } scalar:
                writer.WriteRawValue(scalar.Value!);
                break;
            case ConfigScalar scalar:
                writer.WriteStringValue(scalar.Value);
                break;
        }
    }
}
