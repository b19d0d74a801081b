using System.Text.Json;

namespace Dashboard.Core.Usage.Import.Reading;

/// <summary>
/// The values of a JSON text, one at a time however large it is: documents one behind the other, the elements of an
/// array, or, where <paramref name="array"/> names one, the elements of that array inside each document. Plain
/// properties beside that array are told as they pass.
/// </summary>
internal sealed class JsonValues(Stream stream, string? array = null, int limit = ReadLimits.Element) : IDisposable
{
    private readonly ByteBuffer _buffer = new(stream, limit);
    private JsonReaderState _state = new(new JsonReaderOptions { MaxDepth = ReadLimits.Depth, AllowMultipleValues = true });
    private int _pending;
    private int _counted;
    private bool _started;
    private bool _inArray;
    private string? _property;

    /// <summary>The line on which the value begins, from one.</summary>
    public long Line { get; private set; } = 1;

    public Dictionary<string, string?> Properties { get; } = [];

    /// <exception cref="JsonException">What follows is not JSON, or a value is larger than the limit.</exception>
    public bool TryRead(out ReadOnlySpan<byte> value)
    {
        if (!_started)
        {
            _buffer.SkipByteOrderMark();
            _started = true;
        }

        Advance(_pending);
        _pending = 0;
        value = default;
        while (true)
        {
            var reader = new Utf8JsonReader(_buffer.Span, _buffer.AtEnd, _state);
            var step = Step(ref reader, out var start);
            if (step == Stepped.NeedsMore)
            {
                if (!_buffer.Fill() && !_buffer.AtEnd)
                    throw new JsonException($"one value is larger than {limit >> 20} MiB");

                continue;
            }

            if (step == Stepped.End)
                return false;

            _state = reader.CurrentState;
            if (step == Stepped.Item)
            {
                Line += _buffer.Span[..start].Count((byte)'\n');
                _counted = start;
                _pending = (int)reader.BytesConsumed;
                value = _buffer.Span[start.._pending];
                return true;
            }

            Advance((int)reader.BytesConsumed);
        }
    }

    public void Dispose() => _buffer.Dispose();

    private void Advance(int count)
    {
        // The lines before a value were counted when it was given out.
        Line += _buffer.Span[Math.Min(_counted, count)..count].Count((byte)'\n');
        _counted = 0;
        _buffer.Consume(count);
    }

    private Stepped Step(ref Utf8JsonReader reader, out int start)
    {
        start = 0;
        if (!reader.Read())
            return _buffer.AtEnd ? Stepped.End : Stepped.NeedsMore;

        start = (int)reader.TokenStartIndex;
        if (_inArray)
        {
            if (reader.TokenType != JsonTokenType.EndArray)
                return reader.TrySkip() ? Stepped.Item : Stepped.NeedsMore;

            _inArray = false;
            return Stepped.Other;
        }

        switch (reader.TokenType)
        {
            case JsonTokenType.StartArray when reader.CurrentDepth == 0 || (reader.CurrentDepth == 1 && array is not null && _property == array):
                _inArray = true;
                return Stepped.Other;
            case JsonTokenType.PropertyName:
                _property = reader.GetString();
                return Stepped.Other;
            case JsonTokenType.EndObject:
                return Stepped.Other;
            case JsonTokenType.StartObject when reader.CurrentDepth == 0 && array is not null:
                return Stepped.Other;
            case var _ when reader.CurrentDepth == 0:
                return reader.TrySkip() ? Stepped.Item : Stepped.NeedsMore;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                return reader.TrySkip() ? Stepped.Other : Stepped.NeedsMore;
            default:
                if (_property is not null && Properties.Count < 100)
                    Properties[_property] = reader.TokenType == JsonTokenType.Null ? null : JsonText.Plain(ref reader);

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
