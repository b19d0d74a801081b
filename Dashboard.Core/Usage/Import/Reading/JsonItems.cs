using System.Text;
using System.Text.Json;

namespace Dashboard.Core.Usage.Import.Reading;

/// <summary>
/// The elements of one large JSON array, one at a time: of the document itself, or of a property of an object, mostly
/// <c>data</c>. The other properties of that object are told as they pass, if they are short.
/// </summary>
internal sealed class JsonItems(Stream stream, int limit = ReadLimits.Element, string array = "data") : IDisposable
{
    // What a property beside the array may take up, its brackets included.
    private const int LongestProperty = 64 << 10;

    private readonly ByteBuffer _buffer = new(stream, limit);
    private JsonReaderState _state = new(new JsonReaderOptions { MaxDepth = ReadLimits.Depth });
    private int _pending;
    private bool _started;
    private bool _inArray;
    private string? _property;

    /// <summary>The line on which the element begins, from one.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>Properties beside the array: text, numbers as text, <c>true</c>, <c>false</c> or null; objects and arrays as they are written.</summary>
    public Dictionary<string, string?> Properties { get; } = [];

    /// <summary>The next element of the array.</summary>
    /// <exception cref="JsonException">The document is not JSON, or an element is larger than the limit.</exception>
    public bool TryRead(out ReadOnlySpan<byte> item)
    {
        if (!_started)
        {
            _buffer.SkipByteOrderMark();
            _started = true;
        }

        Advance(_pending);
        _pending = 0;
        item = default;
        while (true)
        {
            var reader = new Utf8JsonReader(_buffer.Span, _buffer.AtEnd, _state);
            var step = Step(ref reader, out var start);
            if (step == Stepped.NeedsMore)
            {
                if (!_buffer.Fill() && !_buffer.AtEnd)
                    throw new JsonException($"one element is larger than {limit >> 20} MiB");

                continue;
            }

            _state = reader.CurrentState;
            if (step == Stepped.Item)
            {
                Line += _buffer.Span[..start].Count((byte)'\n');
                _pending = (int)reader.BytesConsumed;
                item = _buffer.Span[start.._pending];
                _skippedLines = start;
                return true;
            }

            Advance((int)reader.BytesConsumed);
            if (step == Stepped.End)
                return false;
        }
    }

    public void Dispose() => _buffer.Dispose();

    private int _skippedLines;

    private void Advance(int count)
    {
        if (count == 0)
            return;

        // The lines before an element were counted when it was given out.
        Line += _buffer.Span[Math.Min(_skippedLines, count)..count].Count((byte)'\n');
        _skippedLines = 0;
        _buffer.Consume(count);
    }

    private Stepped Step(ref Utf8JsonReader reader, out int start)
    {
        start = 0;
        if (!reader.Read())
            return _buffer.AtEnd ? Stepped.End : Stepped.NeedsMore;

        if (_inArray)
        {
            if (reader.TokenType == JsonTokenType.EndArray)
            {
                _inArray = false;
                return Stepped.Other;
            }

            start = (int)reader.TokenStartIndex;
            return reader.TrySkip() ? Stepped.Item : Stepped.NeedsMore;
        }

        switch (reader.TokenType)
        {
            case JsonTokenType.StartArray when reader.CurrentDepth == 0 || (reader.CurrentDepth == 1 && _property == array):
                _inArray = true;
                return Stepped.Other;
            case JsonTokenType.PropertyName:
                _property = reader.GetString();
                return Stepped.Other;
            case JsonTokenType.StartObject when reader.CurrentDepth == 0:
                return Stepped.Other;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                var from = (int)reader.TokenStartIndex;
                if (!reader.TrySkip())
                    return Stepped.NeedsMore;

                var raw = _buffer.Span[from..(int)reader.BytesConsumed];
                if (_property is not null && raw.Length <= LongestProperty && Properties.Count < 100)
                    Properties[_property] = Encoding.UTF8.GetString(raw);

                return Stepped.Other;
            case JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False or JsonTokenType.Null when _property is not null:
                if (Properties.Count < 100)
                    Properties[_property] = reader.TokenType == JsonTokenType.Null ? null : JsonText.Plain(ref reader);

                return Stepped.Other;
            default:
                return Stepped.Other;
        }
    }

    private enum Stepped
    {
        Item,
        Other,
        NeedsMore,
        End,
    }
}
