using System.Security.Claims;
using System.Text;

using Dashboard.Core.Access.Users;
using Dashboard.Core.Usage.Import;
using Dashboard.Tests.Support;
using Dashboard.Usage;

using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Usage.Import;

/// <summary>A click can be on its way while the page changes: it meets another phase than the one its button was drawn in.</summary>
public sealed class ImportSessionTests(AppHost app) : IClassFixture<AppHost>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_late_cancel_of_the_preview_stops_the_import_and_keeps_its_files()
    {
        await using var scope = app.Services.CreateAsyncScope();
        using var session = await LookedAsync(scope.ServiceProvider);
        void CancelLate()
        {
            if (session.Phase == ImportPhase.Importing)
                session.StartOver();
        }

        session.Changed += CancelLate;
        await session.ImportAsync();
        Assert.Equal(ImportPhase.Stopped, session.Phase);

        session.Changed -= CancelLate;
        await session.ImportAsync();
        // The other test may have brought the same rows.
        Assert.Equal((ImportPhase.Done, 6L), (session.Phase, session.Outcome!.Files[0].RowsRead));
    }

    [Fact]
    public async Task A_second_click_on_import_starts_no_second_one()
    {
        await using var scope = app.Services.CreateAsyncScope();
        using var session = await LookedAsync(scope.ServiceProvider);
        var begun = 0;
        session.Changed += () =>
        {
            // Progress is told in this phase too, but with figures.
            if (session.Phase == ImportPhase.Importing && session.Progress is null && ++begun == 1)
                _ = session.ImportAsync();
        };

        await session.ImportAsync();

        Assert.Equal((1, ImportPhase.Done), (begun, session.Phase));
    }

    private static async Task<ImportSession> LookedAsync(IServiceProvider services)
    {
        var session = ActivatorUtilities.CreateInstance<ImportSession>(services, new Editor());
        session.Choose([new SentFile("march.jsonl", MarchFile.Text.Length)]);
        var upload = await services.GetRequiredService<UploadImport>().ReceiveAsync(new MemoryStream(Encoding.UTF8.GetBytes(MarchFile.Text)), "march.jsonl", Ct);
        session.Take(0, upload.Id);
        await session.LookAsync();
        Assert.Equal(ImportPhase.Looked, session.Phase);
        return session;
    }

    private sealed class Editor : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() =>
            Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Role, Roles.Editor)], "test"))));
    }
}
