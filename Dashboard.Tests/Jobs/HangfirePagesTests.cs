using System.Net;
using System.Text.Json;
using Dashboard.Core.Jobs;
using Dashboard.Core.Store;
using Dashboard.Tests.Jobs.SqliteStorage;
using Dashboard.Tests.Support;
using Hangfire;
using Hangfire.Common;
using Hangfire.Server;
using Hangfire.States;
using Hangfire.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dashboard.Tests.Jobs;

/// <summary>Hangfire's own dashboard over our storage: every page renders and shows what is there.</summary>
public sealed class HangfirePagesTests : IAsyncLifetime
{
    private readonly TestFolder _folder = new();
    private readonly HttpClient _browser = new();
    private readonly Dictionary<string, string> _ids = [];
    private WebApplication _app = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddJobs(new JobsOptions(new DataFolder(_folder.Path)));
        _app = builder.Build();
        _app.MapHangfireDashboard("/jobs", new DashboardOptions { Authorization = [] });
        await _app.StartAsync(Ct);
        _browser.BaseAddress = new Uri(_app.Urls.First());
        Fill();
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("/jobs", "")]
    [InlineData("/jobs/jobs/enqueued", "default")]
    [InlineData("/jobs/jobs/enqueued/default", "Enqueued")]
    [InlineData("/jobs/jobs/enqueued/fetched/default", "Fetched")]
    [InlineData("/jobs/jobs/scheduled", "Scheduled")]
    [InlineData("/jobs/jobs/succeeded", "Succeeded")]
    [InlineData("/jobs/jobs/failed", "Failed")]
    [InlineData("/jobs/jobs/deleted", "Deleted")]
    [InlineData("/jobs/jobs/awaiting", "Awaiting")]
    [InlineData("/jobs/jobs/processing", "")]
    [InlineData("/jobs/retries", "Retry")]
    [InlineData("/jobs/recurring", "recurring-one")]
    [InlineData("/jobs/servers", "server-one")]
    public async Task A_page_shows_its_jobs(string path, string shows)
    {
        using var answer = await _browser.GetAsync(new Uri(path, UriKind.Relative), Ct);
        var page = await answer.Content.ReadAsStringAsync(Ct);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        // A state is shown by the link to its job, anything else by its name.
        Assert.Contains(_ids.TryGetValue(shows, out var id) ? $"/jobs/jobs/details/{id}" : shows, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_details_of_a_failed_job_show_its_exception()
    {
        var page = await _browser.GetStringAsync(new Uri($"/jobs/jobs/details/{_ids["Failed"]}", UriKind.Relative), Ct);

        Assert.Contains("it broke", page, StringComparison.Ordinal);
        Assert.Contains(nameof(CountingJobs), page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_live_counters_answer()
    {
        using var form = new FormUrlEncodedContent([new("metrics[]", "failed:count"), new("metrics[]", "retries:count"), new("metrics[]", "servers:count")]);
        using var answer = await _browser.PostAsync(new Uri("/jobs/stats", UriKind.Relative), form, Ct);
        using var stats = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct));

        Assert.Equal("1", stats.RootElement.GetProperty("failed:count").GetProperty("value").GetString());
        Assert.Equal("1", stats.RootElement.GetProperty("servers:count").GetProperty("value").GetString());
    }

    private void Fill()
    {
        var storage = _app.Services.GetRequiredService<JobStorage>();
        var client = _app.Services.GetRequiredService<IBackgroundJobClient>();
        using var connection = (JobStorageConnection)storage.GetConnection();
        // The only one in the queue so far is the one that is fetched.
        _ids["Fetched"] = client.Enqueue(() => CountingJobs.Count("fetched"));
        Assert.Equal(_ids["Fetched"], connection.FetchNextJob(["default"], Ct).JobId);

        foreach (var state in new IState[] { new EnqueuedState(), new ScheduledState(TimeSpan.FromDays(1)), new SucceededState("done", 1, 2), new DeletedState() })
            _ids[state.Name] = client.Create(Job.FromExpression(() => CountingJobs.Count("page")), state);

        _ids["Failed"] = client.Create(Job.FromExpression(() => CountingJobs.AlwaysFail()), new FailedState(new InvalidOperationException("it broke")));
        _ids["Awaiting"] = client.ContinueJobWith(_ids["Scheduled"], () => CountingJobs.Count("child"));
        _ids["Retry"] = client.Schedule(() => CountingJobs.Count("retry"), TimeSpan.FromDays(1));
        connection.Commit(t => t.AddToSet("retries", _ids["Retry"]));
        connection.AnnounceServer("server-one:1:abc", new ServerContext { Queues = ["default"], WorkerCount = 4 });
        _app.Services.GetRequiredService<IRecurringJobManager>().AddOrUpdate("recurring-one", Job.FromExpression(() => CountingJobs.Count("r")), "0 0 * * *");
    }
}
