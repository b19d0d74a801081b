using Dashboard.Access;
using Dashboard.Core.AiModels.Lifecycle;
using Dashboard.Core.Units;

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;

namespace Dashboard.AiModels;

/// <summary>The decision about a day on which a model ends. It asks who is there first, and answers with a sentence when it could not be done.</summary>
public sealed class EndWrites(SettleEnd settle, IAuthorizationService authorization, AuthenticationStateProvider people)
{
    private const string NotAllowed = "Your role does not allow this any more; ask an administrator.";

    /// <param name="day">Null opens the question again.</param>
    public async Task<string?> SettleAsync(LifecycleVerdict verdict, DateOnly? day, string? note) =>
        await people.EditorAsync(authorization) is not { } who ? NotAllowed
        : await settle.RunAsync(verdict.Host, verdict.RawModel, day, note, who, CancellationToken.None) is SaveOutcome.Refused refused ? refused.Problems[0].Message : null;
}
