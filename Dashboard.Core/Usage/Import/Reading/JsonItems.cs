using System.Text;
using System.Text.Json;

namespace Dashboard.Core.Usage.Import.Reading;

/// <summary>
/// The items of a JSON text, one at a time however large it is: the elements of the array that is the document, or of the
/// one of its properties that is named here. The other properties of that object are told as they pass, if they are short.
/// </summary>
internal sealed class JsonItems : IDisposable
{
    // What a property beside the array may take up, its brackets included.
    private const int LongestProperty = 64 << 10;
    private const int MostProperties = 100;

    private readonly ByteBuffer _buffer;
    private readonly string? _array;
    private readonly string _tooLarge;
    private JsonReaderState _state;
    private int _pending;
    private int _counted;
    private bool _started;
    private bool _inArray;
    private string? _property;

    private JsonItems(Stream stream, string? array, int limit, string item, bool severalDocuments)
    {
        _buffer = new ByteBuffer(stream, limit);
        _array = array;
        _tooLarge = $"one {item} is larger than {limit >> 20} MiB";
        _state = new(new JsonReaderOptions { MaxDepth = ReadLimits.Depth, AllowMultipleValues = severalDocuments });
    }

    /// <summary>The items of one document; what stands behind it is a fault.</summary>
    public static JsonItems Of(Stream stream, string array = "data", int limit = ReadLimits.Element) =>
        new(stream, array, limit, "element", severalDocuments: false);

    /// <summary>
    /// Documents one behind the other: the items of that array in each where one is named, else the documents
    /// themselves. A document that is an array has elements for items either way.
    /// </summary>
    public static JsonItems OfDocuments(Stream stream, string? array, int limit = ReadLimits.Element) =>
        new(stream, array, limit, "value", severalDocuments: true);

    /// <summary>The line on which the item begins, from one.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>Properties beside the array: text, numbers as text, <c>true</c>, <c>false</c> or null; objects and arrays as they are written.</summary>
    public Dictionary<string, string?> Properties { get; } = [];

    /// <summary>The next item.</summary>
    /// <exception cref="JsonException">What follows is not JSON, or an item is larger than the limit.</exception>
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
                    throw new JsonException(_tooLarge);

                continue;
            }

            _state = reader.CurrentState;
            if (step == Stepped.Item)
            {
                Line += _buffer.Span[..start].Count((byte)'\n');
                _counted = start;
                _pending = (int)reader.BytesConsumed;
                item = _buffer.Span[start.._pending];
                return true;
            }

            Advance((int)reader.BytesConsumed);
            if (step == Stepped.End)
                return false;
        }
    }

    /// <summary>Hands on item after item. False when the rest cannot be read, which is rejected here.</summary>
    public bool Each(RowSink sink, TextRead read, CancellationToken ct)
    {
        try
        {
            while (TryRead(out var item))
            {
                ct.ThrowIfCancellationRequested();
                read(item, Line);
            }

            return true;
        }
        catch (JsonException e)
        {
            sink.Reject(Line, $"the rest of the file is not valid JSON: {e.Message}");
        }
        catch (InvalidOperationException e) when (JsonText.IsNotUnicode(e))
        {
            sink.Reject(Line, "the rest of the file is not read: a name in it is not valid Unicode");
        }

        return false;
    }

    public void Dispose() => _buffer.Dispose();

    private void Advance(int count)
    {
        if (count == 0)
            return;

        // The lines before an item were counted when it was given out.
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
        if (_inArray && reader.TokenType != JsonTokenType.EndArray)
            return reader.TrySkip() ? Stepped.Item : Stepped.NeedsMore;

        switch (reader.TokenType)
        {
            case JsonTokenType.EndArray:
                _inArray = false;
                return Stepped.Other;
            case JsonTokenType.StartArray when reader.CurrentDepth == 0 || (reader.CurrentDepth == 1 && _array is not null && _property == _array):
                _inArray = true;
                return Stepped.Other;
            case JsonTokenType.PropertyName:
                _property = reader.GetString();
                return Stepped.Other;
            case JsonTokenType.EndObject:
            case JsonTokenType.StartObject when reader.CurrentDepth == 0 && _array is not null:
                return Stepped.Other;
            case var _ when reader.CurrentDepth == 0:
                return reader.TrySkip() ? Stepped.Item : Stepped.NeedsMore;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                if (!reader.TrySkip())
                    return Stepped.NeedsMore;

                var raw = _buffer.Span[start..(int)reader.BytesConsumed];
                if (raw.Length <= LongestProperty)
                    Tell(Encoding.UTF8.GetString(raw));

                return Stepped.Other;
            default:
                Tell(reader.TokenType == JsonTokenType.Null ? null : JsonText.Plain(ref reader));
                return Stepped.Other;
        }
    }

    private void Tell(string? value)
    {
        if (_property is not null && Properties.Count < MostProperties)
            Properties[_property] = value;
    }

    private enum Stepped
    {
        Item,
        Other,
        NeedsMore,
        End,
    }
}
