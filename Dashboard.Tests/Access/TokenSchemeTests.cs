using System.Net;
using System.Text;
using System.Text.Json;

using Dashboard.Core.Access.Tokens;
using Dashboard.Core.Access.Users;
using Dashboard.Tests.Support;

using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Access;

/// <summary>Routes for programs open to tokens with the right scope and to nothing else; tokens open nothing else.</summary>
public sealed class TokenSchemeTests(AppHost app) : IClassFixture<AppHost>
{
    private static readonly (string Method, string Path, string Scope)[] Routes =
    [
        ("POST", "/api/v1/usage", TokenScopes.UsageWrite),
        ("POST", "/v1/traces", TokenScopes.TracesWrite),
        ("GET", "/api/v1/spend?from=2026-03-01&to=2026-04-01", TokenScopes.UsageRead),
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void These_are_all_routes_for_programs()
    {
        var paths = app.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Select(r => "/" + r.RoutePattern.RawText!.TrimStart('/')).Where(p => p.StartsWith("/api/", StringComparison.Ordinal) || p.StartsWith("/v1/", StringComparison.Ordinal));

        Assert.Equal([.. Routes.Select(r => r.Path.Split('?')[0]).Append("/api/v1/openapi.json").Order(StringComparer.Ordinal)], paths.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Only_a_token_with_the_scope_comes_in()
    {
        foreach (var (method, path, scope) in Routes)
        {
            Assert.NotEqual(HttpStatusCode.Unauthorized, (await SendAsync(app.Program(await app.TokenAsync(scope)), method, path)).Status);
            foreach (var other in TokenScopes.All.Where(s => s.Name != scope))
            {
                var (status, asked, body) = await SendAsync(app.Program(await app.TokenAsync(other.Name)), method, path);
                Assert.Equal((HttpStatusCode.Forbidden, $"Bearer error=\"insufficient_scope\", scope=\"{scope}\""), (status, asked));
                Assert.Contains($"it lacks the scope {scope}", body, StringComparison.Ordinal);
            }

            var stranger = await SendAsync(app.Client(), method, path);
            Assert.Equal((HttpStatusCode.Unauthorized, "Bearer"), (stranger.Status, stranger.Asked));
            Assert.Contains("asks for a token", stranger.Body, StringComparison.Ordinal);
            var wrong = await SendAsync(app.Program("aurd_0000000000000000000000000000000000000000000"), method, path);
            Assert.Equal((HttpStatusCode.Unauthorized, "Bearer error=\"invalid_token\""), (wrong.Status, wrong.Asked));
        }
    }

    [Fact]
    public async Task A_revoked_token_comes_in_no_more()
    {
        var made = await app.MakeTokenAsync(TokenScopes.UsageRead);
        using var program = app.Program(made.Secret);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(program, "GET", Routes[2].Path)).Status);

        await app.Services.GetRequiredService<RevokeToken>().RunAsync(made.Id, Ct);

        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(program, "GET", Routes[2].Path)).Status);
    }

    [Fact]
    public async Task The_cookie_of_an_administrator_opens_none_of_them()
    {
        using var administrator = await SignInAsync();
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(administrator, "GET", "/connections")).Status);

        foreach (var (method, path, _) in Routes)
            Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(administrator, method, path)).Status);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/settings/tokens")]
    [InlineData("/spend/table.csv")]
    public async Task A_token_opens_no_page(string path)
    {
        using var program = app.Program(await app.TokenAsync(TokenScopes.UsageRead));

        using var answer = await program.GetAsync(new Uri(path, UriKind.Relative), Ct);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("/sign-in", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_document_describes_them_to_people_and_programs_and_to_nobody_else()
    {
        const string Document = "/api/v1/openapi.json";
        using var stranger = await app.Client().GetAsync(new Uri(Document, UriKind.Relative), Ct);
        Assert.False(stranger.IsSuccessStatusCode);
        using var administrator = await SignInAsync();
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(administrator, "GET", Document)).Status);

        var (status, _, body) = await SendAsync(app.Program(await app.TokenAsync(TokenScopes.UsageWrite)), "GET", Document);

        Assert.Equal(HttpStatusCode.OK, status);
        var document = JsonDocument.Parse(body).RootElement;
        Assert.Equal(["/api/v1/spend", "/api/v1/usage", "/v1/traces"], document.GetProperty("paths").EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
        var post = document.GetProperty("paths").GetProperty("/api/v1/usage").GetProperty("post");
        Assert.Equal(["200", "207", "400", "401", "403", "413", "415", "422", "503"], post.GetProperty("responses").EnumerateObject().Select(r => r.Name).Order(StringComparer.Ordinal));
        Assert.Contains(post.GetProperty("parameters").EnumerateArray(), p => p.GetProperty("name").GetString() == "Idempotency-Key");
        Assert.Contains("cacheWrite5mTokens", post.GetProperty("requestBody").GetRawText() + document.GetProperty("components").GetProperty("schemas").GetRawText(), StringComparison.Ordinal);
        Assert.Equal("bearer", document.GetProperty("components").GetProperty("securitySchemes").GetProperty("token").GetProperty("scheme").GetString());
    }

    private static async Task<(HttpStatusCode Status, string Asked, string Body)> SendAsync(HttpClient client, string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method == "POST")
            request.Content = new StringContent("{}", Encoding.UTF8, "application/json");

        using var answer = await client.SendAsync(request, Ct);
        return (answer.StatusCode, answer.Headers.WwwAuthenticate.ToString(), await answer.Content.ReadAsStringAsync(Ct));
    }

    private async Task<HttpClient> SignInAsync()
    {
        var person = await app.AddPersonAsync(Roles.Administrator);
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Address) };
        var form = await client.GetStringAsync(new Uri("/sign-in", UriKind.Relative), Ct);
        string Hidden(string name) => form.Split($"name=\"{name}\" value=\"")[1].Split('"')[0];
        using var answer = await client.PostAsync(new Uri("/sign-in", UriKind.Relative), new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = Hidden("_handler"),
            ["__RequestVerificationToken"] = Hidden("__RequestVerificationToken"),
            ["Input.Email"] = person.Email,
            ["Input.Password"] = person.Password,
        }), Ct);
        return client;
    }
}
