using System.ComponentModel;
using System.Text.Json.Nodes;

using Dashboard.Access;
using Dashboard.Core.Access.Tokens;
using Dashboard.Core.Units;
using Dashboard.Core.Usage.Analytics;

using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Dashboard.Usage;

/// <summary><c>GET /api/v1/spend</c>: what the command spend answers.</summary>
internal static class SpendApi
{
    public const string Path = "/api/v1/spend";

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet(Path, AskAsync)
            .RequireAuthorization(Policies.Token(TokenScopes.UsageRead))
            .WithMetadata(new SkipStatusCodePagesAttribute())
            .WithTags("Usage")
            .WithSummary("Read spend")
            .WithDescription("What was spent in a period, broken down by up to two keys. Null is unknown, not zero.")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden);

    private static async Task<Results<Ok<JsonObject>, ProblemHttpResult>> AskAsync(
        SpendQuery spend,
        [Description("The first day, as 2026-11-01.")] DateOnly from,
        [Description("The day after the last.")] DateOnly to,
        [Description("One or two keys, separated by a comma: day, provider, model, workload ...")] string? by,
        [Description("best (what else), reported or computed.")] string? basis,
        [Description("Only this connection.")] string? connection,
        CancellationToken ct)
    {
        if (to < from)
            return Wrong("to must not lie before from.");

        var names = (by ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var keys = names.Select(SpendKeys.Parse).OfType<SpendKey>().Distinct().ToList();
        if (keys.Count != names.Length || keys.Count > 2)
            return Wrong($"by is \"{by}\", expected one or two different keys of {string.Join(", ", SpendKeys.Names)}.");

        SpendBasis? meant = basis switch
        {
            null or "best" => SpendBasis.Best,
            "reported" => SpendBasis.Reported,
            "computed" => SpendBasis.Computed,
            _ => null,
        };
        if (meant is not { } known)
            return Wrong($"basis is \"{basis}\", expected best, reported or computed.");

        var question = new SpendQuestion(new Period(from, to), keys, known, connection);
        return TypedResults.Ok(SpendDocument.Of(question, await spend.AskAsync(question, ct)));
    }

    private static ProblemHttpResult Wrong(string sentence) => TypedResults.Problem(sentence, statusCode: StatusCodes.Status400BadRequest);
}
