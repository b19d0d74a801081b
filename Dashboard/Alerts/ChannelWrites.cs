using Dashboard.Access;
using Dashboard.Core.Alerts.Channels;
using Dashboard.Core.Alerts.Deliveries;

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;

namespace Dashboard.Alerts;

/// <summary>The writes of one click about channels and messages. Each asks who is there first, and answers with a sentence.</summary>
public sealed class ChannelWrites(
    SaveChannel save, QueueDeliveries queue, DeliverAlerts deliver, IAuthorizationService authorization, AuthenticationStateProvider people)
{
    private const string NotAllowed = "Your role does not allow this any more; ask an administrator.";
    private const string NotThere = "Somebody has removed this channel meanwhile.";

    public async Task<ChannelSaved> SaveAsync(int? id, ChannelDraft draft)
    {
        if (await people.EditorAsync(authorization) is not { } me)
            return new ChannelSaved.Refused([new("", NotAllowed)]);

        return id is { } known ? await save.EditAsync(known, draft, CancellationToken.None) : await save.AddAsync(draft, me, CancellationToken.None);
    }

    /// <summary>Sends a test at once and says how it ended.</summary>
    public async Task<string> TestAsync(int id)
    {
        if (await people.EditorAsync(authorization) is not { } me)
            return NotAllowed;

        if (await queue.TestAsync(id, me, CancellationToken.None) is not { } message)
            return NotThere;

        return await Task.Run(() => deliver.OneAsync(message, CancellationToken.None)) switch
        {
            DeliveryOutcome.Sent sent => $"The test was sent. {sent.Answer}",
            DeliveryOutcome.Unsure unsure => $"The test may have arrived. {unsure.Answer}",
            { } failed => $"The test was not sent. {failed.Answer}",
            null => "The test is being sent.",
        };
    }

    public async Task<string?> PauseAsync(int id, bool paused) =>
        await people.EditorAsync(authorization) is null ? NotAllowed : await save.PauseAsync(id, paused, CancellationToken.None) ? null : NotThere;

    public async Task<string?> RemoveAsync(int id) =>
        await people.EditorAsync(authorization) is null ? NotAllowed : await save.RemoveAsync(id, CancellationToken.None) ? null : NotThere;

    /// <summary>Sends a message that may have arrived, or was given up, once more.</summary>
    public async Task<string?> AgainAsync(int id) =>
        await people.EditorAsync(authorization) is null ? NotAllowed : await deliver.AgainAsync(id, CancellationToken.None) ? null : "This message is on its way already.";
}
