using Dashboard.Access;
using Dashboard.Core.Samples;

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;

namespace Dashboard.Samples;

/// <summary>Loading and removing the sample workspace from pages: asks whether this person may before anything else.</summary>
public sealed class SampleWrites(StartSample start, AuthenticationStateProvider people, IAuthorizationService authorization)
{
    private const string NotAllowed = "Your role may look but not change anything; ask an administrator.";

    /// <summary>Null when it is under way, else why not.</summary>
    public async Task<string?> LoadAsync() => await people.EditorAsync(authorization) is null ? NotAllowed : await start.LoadAsync(CancellationToken.None);

    /// <inheritdoc cref="LoadAsync"/>
    public async Task<string?> RemoveAsync()
    {
        if (await people.EditorAsync(authorization) is null)
            return NotAllowed;

        await start.RemoveAsync(CancellationToken.None);
        return null;
    }
}
