using System.Text.Json;

namespace Dashboard.Core.Configuration;

/// <summary>The words of an enum as files write them: <c>TermsOfService</c> is <c>terms-of-service</c>.</summary>
public static class ConfigWords
{
    public static string Write<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    public static T? Read<T>(string text)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (text.Equals(Write(value), StringComparison.OrdinalIgnoreCase) || text.Equals(value.ToString(), StringComparison.OrdinalIgnoreCase))
                return value;
        }

        return null;
    }
}
