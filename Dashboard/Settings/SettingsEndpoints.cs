using System.Globalization;

using Dashboard.Access;
using Dashboard.Core.Usage.Currency;

using Microsoft.AspNetCore.Http.HttpResults;

namespace Dashboard.Settings;

/// <summary>The door through which files of exchange rates come in.</summary>
internal static class SettingsEndpoints
{
    public const string Rates = "/settings/rates";

    // The European Central Bank's whole history has 700 KB.
    private const long MaxBytes = 8 * 1024 * 1024;

    public static void MapSettings(this IEndpointRouteBuilder routes) =>
        routes.MapPost(Rates, TakeAsync).RequireAuthorization(Policies.Edit);

    private static async Task<RedirectHttpResult> TakeAsync(IFormFile? file, SaveRates rates, HttpContext http, CancellationToken ct)
    {
        if (file is null || file.Length == 0)
            return Back(("problem", "Choose a file first."));
        if (file.Length > MaxBytes)
            return Back(("problem", "The file is larger than 8 MB; use the command rates import."));

        using var text = new StreamReader(file.OpenReadStream());
        var contents = RateFile.Read(text);
        if (contents.Problems is [var first, ..])
            return Back(("problem", $"Nothing was taken from {file.FileName}. {(first.Path.Length == 0 ? "" : $"{first.Path}: ")}{first.Message}"));

        var changed = await rates.AddAsync(contents.Rates, Path.GetFileName(file.FileName), ct);
        return Back(("read", contents.Rates.Count.ToString(CultureInfo.InvariantCulture)), ("changed", changed.ToString(CultureInfo.InvariantCulture)));
    }

    private static RedirectHttpResult Back(params (string Name, string Value)[] answer) =>
        TypedResults.Redirect("/settings" + QueryString.Create(answer.Select(a => new KeyValuePair<string, string?>(a.Name, a.Value))).Value + "#rates");
}
