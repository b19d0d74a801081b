using System.Net.Http.Headers;

using Dashboard.Core.Access.Tokens;

using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Support;

/// <summary>Programs that talk to the app with a token.</summary>
public static class Programs
{
    /// <summary>A token nobody else in this host has.</summary>
    public static async Task<string> TokenAsync(this AppHost app, string scope, string? connection = null, DateTime? expires = null) =>
        (await app.MakeTokenAsync(scope, connection, expires)).Secret;

    /// <summary>The same with its number and name.</summary>
    public static async Task<TokenOutcome.Made> MakeTokenAsync(this AppHost app, string scope, string? connection = null, DateTime? expires = null)
    {
        var draft = new TokenDraft($"program {Guid.NewGuid():N}", [scope], connection, expires);
        return Assert.IsType<TokenOutcome.Made>(await app.Services.GetRequiredService<AddToken>().RunAsync(draft, "somebody", TestContext.Current.CancellationToken));
    }

    /// <summary>A client that shows this token with every request.</summary>
    public static HttpClient Program(this AppHost app, string token)
    {
        var client = app.Client();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }
}
