using System.Text;

using Dashboard.Core.Usage.Import.Reading;

namespace Dashboard.Core.Usage.Import.Formats.LiteLlm;

/// <summary>Which column of a CSV export holds which field; columns are found by name, in any order.</summary>
internal sealed class LiteLlmColumns
{
    private static readonly Dictionary<string, LiteLlmField> Names = new(StringComparer.Ordinal)
    {
        ["requestid"] = LiteLlmField.RequestId,
        ["starttime"] = LiteLlmField.Start,
        ["spend"] = LiteLlmField.Spend,
        ["prompttokens"] = LiteLlmField.Prompt,
        ["completiontokens"] = LiteLlmField.Completion,
        ["totaltokens"] = LiteLlmField.Total,
        ["cachereadinputtokens"] = LiteLlmField.CacheRead,
        ["cachecreationinputtokens"] = LiteLlmField.CacheWrite,
        ["reasoningtokens"] = LiteLlmField.Reasoning,
        ["apikey"] = LiteLlmField.ApiKey,
        ["apikeyalias"] = LiteLlmField.KeyAlias,
        ["keyalias"] = LiteLlmField.KeyAlias,
        ["model"] = LiteLlmField.Model,
        ["modelgroup"] = LiteLlmField.ModelGroup,
        ["customllmprovider"] = LiteLlmField.Provider,
        ["teamid"] = LiteLlmField.Team,
        ["teamalias"] = LiteLlmField.TeamAlias,
        ["requesttags"] = LiteLlmField.Tags,
        ["sessionid"] = LiteLlmField.Session,
        ["status"] = LiteLlmField.Status,
        ["cachehit"] = LiteLlmField.CacheHit,
        ["metadata"] = LiteLlmField.Metadata,
    };

    private readonly (int Column, LiteLlmField Field)[] _columns;

    public LiteLlmColumns(CsvReader header)
    {
        Count = header.Count;
        List<(int, LiteLlmField)> columns = [];
        for (var i = 0; i < header.Count; i++)
        {
            if (Names.TryGetValue(FileHead.Plain(Encoding.UTF8.GetString(header[i])), out var field))
                columns.Add((i, field));
        }

        _columns = [.. columns];
    }

    public int Count { get; }

    public LiteLlmFields Fields(CsvReader csv)
    {
        var fields = default(LiteLlmFields);
        foreach (var (column, field) in _columns)
            fields.Set(field, csv[column]);

        return fields;
    }
}
