namespace Dashboard.Core.Configuration;

/// <summary>A configuration file as a tree, whether it was YAML or JSON; every node knows where it stands.</summary>
public abstract record ConfigNode(string Path)
{
    internal string What => this switch
    {
        ConfigMap => "a group of fields",
        ConfigList => "a list",
        ConfigScalar { Value: null } => "nothing",
        ConfigScalar scalar => $"\"{scalar.Value}\"",
        _ => "something else",
    };
}

/// <summary>Named fields in the order of the file.</summary>
public sealed record ConfigMap(string Path, IReadOnlyList<KeyValuePair<string, ConfigNode>> Fields) : ConfigNode(Path)
{
    /// <summary>A map to be written out; fields without a value are left out.</summary>
    public static ConfigMap Of(params IEnumerable<(string Name, ConfigNode? Value)> fields) =>
        new("", [.. from field in fields where field.Value is not null select KeyValuePair.Create(field.Name, field.Value)]);
}

/// <summary>Items in the order of the file.</summary>
public sealed record ConfigList(string Path, IReadOnlyList<ConfigNode> Items) : ConfigNode(Path)
{
    /// <summary>A list to be written out; null when it is empty.</summary>
    public static ConfigList? Of(IEnumerable<ConfigNode> items) => items.ToList() is { Count: > 0 } list ? new("", list) : null;
}

/// <summary>A value as it was written; null is null.</summary>
/// <param name="IsText">It must be read as text although it looks like a number, a flag or nothing.</param>
public sealed record ConfigScalar(string Path, string? Value, bool IsText = true) : ConfigNode(Path)
{
    /// <summary>A text to be written out; null when there is none.</summary>
    public static ConfigScalar? Of(string? text) => text is null ? null : new("", text);

    /// <summary>A flag to be written out when it is set.</summary>
    public static ConfigScalar? Of(bool flag) => flag ? new("", "true", IsText: false) : null;

    /// <summary>A number to be written out.</summary>
    public static ConfigScalar? Of(double? number) =>
        number is null ? null : new("", number.Value.ToString("R", System.Globalization.CultureInfo.InvariantCulture), IsText: false);
}
