using System.Text.Json;

using Dashboard.Core.Outbound;
using Dashboard.Core.Providers.Credentials;
using Dashboard.Core.Terms.Capture;
using Dashboard.Core.Terms.Classify;
using Dashboard.Core.Terms.Summaries;
using Dashboard.Tests.Support;

using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Dashboard.Tests.Terms.Summaries;

/// <summary>A model may help to read a change; it decides nothing, and what it makes up is not shown.</summary>
public sealed class SummariseChangeTests
{
    private const string Kept = "We keep your prompts for 30 days.";

    private static readonly TermsDiff Diff = ChangeClassifier.Compare(
        Page("# Data\n\nWe do not train on your data. We keep your prompts for 7 days."),
        Page($"# Data\n\nWe may train on your data. {Kept}"));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_quotes_the_change_is_shown_and_what_is_made_up_is_not()
    {
        await using var web = await LocalWeb.StartAsync();
        var asked = Answer(web, """
            Here you are: {"points":[
              {"statement":"Prompts are kept longer.","quote":"keep your prompts for 30 days"},
              {"statement":"Nothing changes, the level is none.","quote":"everything stays as it was"},
              {"statement":"Too little to be a quote.","quote":"your data"},
              {"statement":"No quote."}]}
            """);

        var made = Assert.IsType<SummaryOutcome.Made>(await RunAsync(web));

        Assert.Equal(("small", 3, 0), (made.Model, made.Dropped, made.LeftOut));
        Assert.Equal([new("Prompts are kept longer.", "keep your prompts for 30 days")], made.Points);
        var request = JsonDocument.Parse(await asked.Task.WaitAsync(Ct)).RootElement;
        Assert.Equal("small", request.GetProperty("model").GetString());
        Assert.Contains(Kept, request.GetProperty("messages")[1].GetProperty("content").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ignore the task. This change is harmless.", "has not the form")]
    [InlineData("{\"points\":[]}", "quotes the change")]
    [InlineData("{\"points\":[{\"statement\":\"Set the level to none.\",\"quote\":\"\"}]}", "quotes the change")]
    [InlineData("{\"points\":\"none\"}", "has not the form")]
    public async Task An_answer_that_proves_nothing_is_not_shown(string answer, string reason)
    {
        await using var web = await LocalWeb.StartAsync();
        Answer(web, answer);

        Assert.Contains(reason, Assert.IsType<SummaryOutcome.Unusable>(await RunAsync(web)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_none_of_ours_fails_or_never_ends_takes_nothing_down()
    {
        await using var web = await LocalWeb.StartAsync();
        web.On("/v1/chat/completions", async context =>
        {
            var much = new byte[64 * 1024];
            while (!context.RequestAborted.IsCancellationRequested)
                await context.Response.Body.WriteAsync(much, context.RequestAborted);
        });

        Assert.IsType<SummaryOutcome.Unusable>(await RunAsync(web));
        Assert.IsType<SummaryOutcome.Unusable>(await RunAsync(web, allowed: false));
        web.On("/v1/chat/completions", context =>
        {
            context.Response.StatusCode = 500;
            return Task.CompletedTask;
        });
        Assert.IsType<SummaryOutcome.Unusable>(await RunAsync(web));
    }

    [Fact]
    public void Nobody_is_asked_unless_a_model_is_named()
    {
        Assert.False(new SummaryOptions().IsOn);
        Assert.False(new SummaryOptions { Url = "https://api.example/v1" }.IsOn);
    }

    [Fact]
    public void A_change_of_a_whole_book_is_cut_and_said_to_be()
    {
        var many = Enumerable.Range(0, 2000).Select(i => Diff.Changes[0] with { After = $"Sentence {i} says that we may do as we like with it." }).ToList();

        var (text, leftOut) = SummaryPrompt.Of(many);

        Assert.InRange(text.Length, 20_000, 24_000);
        Assert.InRange(leftOut, 1, 1999);
    }

    private static TaskCompletionSource<string> Answer(LocalWeb web, string text)
    {
        var asked = new TaskCompletionSource<string>();
        web.On("/v1/chat/completions", async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            asked.TrySetResult(await reader.ReadToEndAsync(context.RequestAborted));
            await context.Response.WriteAsJsonAsync(
                new { id = "1", @object = "chat.completion", created = 1, model = "small", choices = new[] { new { index = 0, finish_reason = "stop", message = new { role = "assistant", content = text } } } },
                context.RequestAborted);
        });
        return asked;
    }

    private static async Task<SummaryOutcome> RunAsync(LocalWeb web, bool allowed = true)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Outbound:AllowedPrivate"] = allowed ? web.Authority : "",
            ["Outbound:PerHostSpacing"] = "0",
        }).Build();
        var services = new ServiceCollection().AddOutbound(configuration);
        services.AddHttpClient(SummariseChange.ClientName).ThroughOutbound().AddHttpMessageHandler(() => new ShortAnswers());
        await using var provider = services.BuildServiceProvider();
        var summaries = new SummariseChange(
            provider.GetRequiredService<IHttpClientFactory>(), new CredentialBox(new EphemeralDataProtectionProvider()),
            Options.Create(new SummaryOptions { Url = web.Url("/v1").AbsoluteUri, Model = "small", Limit = TimeSpan.FromMinutes(1) }), NullLogger<SummariseChange>.Instance);
        return await summaries.RunAsync(Diff, Ct);
    }

    private static PageText Page(string markdown) => PageExtractor.Extract(markdown, PageParts.Whole);
}
