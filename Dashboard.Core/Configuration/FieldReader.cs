using System.Globalization;

using Dashboard.Core.Units;

namespace Dashboard.Core.Configuration;

/// <summary>Reads the fields of one map strictly: what is missing, of the wrong kind or unknown is a problem with its path.</summary>
public sealed class FieldReader
{
    private readonly Dictionary<string, ConfigNode> _fields;
    private readonly List<string> _known = [];
    private readonly List<Problem> _problems;

    public FieldReader(ConfigNode node, List<Problem> problems)
    {
        Path = node.Path;
        _problems = problems;
        _fields = node is ConfigMap map ? map.Fields.ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal) : [];
        if (node is not ConfigMap)
            problems.Add(new(node.Path, $"Fields are wanted here, not {node.What}."));
    }

    public string Path { get; }

    /// <summary>Whether the field is there with a value; asking makes it a known field.</summary>
    public bool Has(string name) => Field(name) is not (null or ConfigScalar { Value: null });

    /// <summary>A text; empty (with a problem) when it is required and missing.</summary>
    public string Required(string name)
    {
        if (Text(name) is { } text)
            return text;

        if (!Has(name))
            Say(name, $"The field \"{name}\" is missing.");

        return "";
    }

    public string? Text(string name)
    {
        switch (Field(name))
        {
            case null or ConfigScalar { Value: null }:
                return null;
            case ConfigScalar scalar:
                return scalar.Value;
            case var other:
                Say(name, $"A text is wanted here, not {other.What}.");
                return null;
        }
    }

    public bool Flag(string name)
    {
        switch (Text(name))
        {
            case null or "false" or "False":
                return false;
            case "true" or "True":
                return true;
            case var other:
                Say(name, $"\"{other}\" is neither true nor false.");
                return false;
        }
    }

    public double? Number(string name)
    {
        if (Text(name) is not { } text)
            return null;

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            return number;

        Say(name, $"\"{text}\" is no number.");
        return null;
    }

    public int? Whole(string name)
    {
        if (Text(name) is not { } text)
            return null;

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;

        Say(name, $"\"{text}\" is no whole number.");
        return null;
    }

    /// <summary>One of an enum's words, written as in <see cref="ConfigWords"/>.</summary>
    public T? Choice<T>(string name)
        where T : struct, Enum
    {
        if (Text(name) is not { } text)
            return null;

        if (ConfigWords.Read<T>(text) is { } choice)
            return choice;

        Say(name, $"\"{text}\" is not one of {string.Join(", ", Enum.GetValues<T>().Select(ConfigWords.Write))}.");
        return null;
    }

    /// <summary>The same for a field that must be there.</summary>
    public T RequiredChoice<T>(string name)
        where T : struct, Enum
    {
        if (Choice<T>(name) is { } choice)
            return choice;

        if (!Has(name))
            Say(name, $"The field \"{name}\" is missing; it is one of {string.Join(", ", Enum.GetValues<T>().Select(ConfigWords.Write))}.");

        return default;
    }

    /// <summary>A list of texts; a single text is a list of one. Null when the field is missing.</summary>
    public IReadOnlyList<string>? Texts(string name)
    {
        if (Field(name) is null or ConfigScalar { Value: null })
            return null;

        var texts = new List<string>();
        foreach (var item in Items(name))
        {
            if (item is ConfigScalar { Value: { } value })
                texts.Add(value);
            else
                _problems.Add(new(item.Path, $"A text is wanted here, not {item.What}."));
        }

        return texts;
    }

    /// <summary>The items of a list; a single item is a list of one.</summary>
    public IReadOnlyList<ConfigNode> Items(string name) => Field(name) switch
    {
        null or ConfigScalar { Value: null } => [],
        ConfigList list => list.Items,
        var one => [one],
    };

    /// <summary>A reader of a map inside, which puts its problems where this one does.</summary>
    public FieldReader Inner(ConfigNode node) => new(node, _problems);

    /// <summary>Says which fields nobody reads; call it last.</summary>
    public void Finish()
    {
        foreach (var name in _fields.Keys.Where(n => !_known.Contains(n, StringComparer.Ordinal)))
            Say(name, $"Nobody knows the field \"{name}\"; the fields here are {string.Join(", ", _known.Distinct(StringComparer.Ordinal))}.");
    }

    public void Say(string name, string message) => _problems.Add(new(Path.Length == 0 ? name : $"{Path}.{name}", message));

    private ConfigNode? Field(string name)
    {
        _known.Add(name);
        return _fields.GetValueOrDefault(name);
    }
}
