using System.Text;

namespace Dashboard.Core.Terms.Capture;

/// <summary>Collects one line of text, spaces collapsed, and knows whether all of it is bold.</summary>
internal sealed class LineBuilder
{
    private readonly StringBuilder _text = new();
    private int _plain;

    public bool IsEmpty => _text.Length == 0;

    /// <summary>Every letter so far stood inside a bold element.</summary>
    public bool IsBold => _plain == 0 && !IsEmpty;

    public int Length => _text.Length;

    public void Append(ReadOnlySpan<char> text, bool bold)
    {
        foreach (var c in text)
        {
            if (WordScanner.IsInvisible(c) || (char.IsControl(c) && !char.IsWhiteSpace(c)))
                continue;

            if (char.IsWhiteSpace(c))
            {
                Space();
                continue;
            }

            _text.Append(c);
            if (!bold)
                _plain++;
        }
    }

    public void Space()
    {
        if (_text.Length > 0 && _text[^1] != ' ')
            _text.Append(' ');
    }

    /// <summary>The text of the line from here on, without touching it.</summary>
    public string From(int start) => _text.ToString(start, _text.Length - start).Trim();

    /// <summary>The line, leaving an empty one.</summary>
    public string Take()
    {
        var text = _text.ToString().Trim();
        _text.Clear();
        _plain = 0;
        return text;
    }
}
