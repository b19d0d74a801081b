using System.Net.Sockets;

using Dashboard.Access;
using Dashboard.AiModels;
using Dashboard.Alerts;
using Dashboard.Budgets;
using Dashboard.Cli;
using Dashboard.Core.Access.Users;
using Dashboard.Core.Store;
using Dashboard.Core.Usage.Pricing.Own;
using Dashboard.Jobs;
using Dashboard.Kit;
using Dashboard.Overview;
using Dashboard.Reports;
using Dashboard.Risk;
using Dashboard.Samples;
using Dashboard.Settings;
using Dashboard.Terms;
using Dashboard.Usage;
using Dashboard.Workloads;

using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

using MudBlazor.Services;

namespace Dashboard.Shell;

/// <summary>The web server: built the same way for people and for tests.</summary>
public static class DashboardApp
{
    public const string DefaultUrl = "http://localhost:5080";

    /// <summary>False leaves jobs to another process.</summary>
    public const string RunJobs = "Jobs:Run";

    /// <summary>Builds the app; <paramref name="adjust"/> lets tests bring their clock.</summary>
    public static WebApplication Build(string[] args, Action<IServiceCollection>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(DashboardApp).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseStaticWebAssets();
        if (string.IsNullOrEmpty(builder.Configuration["urls"]))
            builder.WebHost.UseUrls(DefaultUrl);

        // A start that fails is told once, in one sentence, by RunAsync; the host would add its stack trace.
        WebApplication? started = null;
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => level >= LogLevel.Information && started?.Lifetime.ApplicationStarted.IsCancellationRequested == true);
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(8));
        builder.Services.AddHouse(builder.Configuration, runJobs: builder.Configuration.GetValue(RunJobs, true));
        builder.Services.AddSignIn();
        builder.Services.AddUsagePages();
        builder.Services.AddUsageApi();
        builder.Services.AddApiDocument();
        builder.Services.AddWorkloadPages().AddRiskPages();
        builder.Services.AddBudgetPages();
        builder.Services.AddOverview();
        builder.Services.AddMudServices();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents()
            // A page brings what prerendering loaded (LoadFrame) along when its circuit starts; the default of 32 KB is one chart.
            .AddHubOptions(hub => hub.MaximumReceiveMessageSize = 512 * 1024);
        builder.Services.AddScoped(typeof(CircuitWork<>));
        builder.Services.AddScoped<SourceWrites>();
        builder.Services.AddScoped<ChannelWrites>();
        builder.Services.AddScoped<DocumentWrites>();
        builder.Services.AddScoped<TermsOffers>();
        builder.Services.AddScoped<SampleWrites>();
        builder.Services.AddScoped<ListingWrites>();
        builder.Services.AddScoped<PageWrites>();
        builder.Services.AddScoped<EndWrites>();
        builder.Services.AddScoped<CatalogueWrites>();
        builder.Services.AddScoped<SettingsWrites>();
        builder.Services.AddHealthChecks();
        adjust?.Invoke(builder.Services);

        var app = started = builder.Build();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<SampleFileNames>();
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseRateLimiter();
        app.MapStaticAssets().AllowAnonymous();
        app.MapHealthChecks("/healthz").AllowAnonymous();
        app.MapSignIn();
        app.MapJobs();
        app.MapReports();
        app.MapRisk();
        app.MapModels();
        app.MapUsage();
        app.MapTerms();
        app.MapAlerts();
        app.MapSettings();
        app.MapApiDocument();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(o => o.ContentSecurityFrameAncestorsPolicy = null);
        return app;
    }

    /// <summary>Opens the store, serves until told to stop, and prints the one-time link when nobody can sign in yet.</summary>
    public static async Task RunAsync(WebApplication app, CancellationToken ct)
    {
        await app.Services.GetRequiredService<StoreOpening>().OpenAsync(ct);
        // Pages name models before anything asks for a price.
        await app.Services.GetRequiredService<CurrentPrices>().EnsureAsync(ct);
        try
        {
            await app.StartAsync(ct);
        }
        catch (IOException e) when (e.InnerException is not null || e.Message.Contains("address", StringComparison.OrdinalIgnoreCase))
        {
            throw new CommandFailedException($"Cannot listen: {e.Message} Choose another address with --urls.", e);
        }
        catch (SocketException e)
        {
            throw new CommandFailedException($"Cannot listen: {e.Message}. Choose another address with --urls.", e);
        }

        await AnnounceAsync(app, ct);
        _ = GiveMemoryBack.WatchAsync(app.Services.GetRequiredService<TimeProvider>(), app.Lifetime.ApplicationStopping);
        await app.WaitForShutdownAsync(ct);
    }

    /// <summary>The address the server really listens on.</summary>
    public static string Address(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    private static async Task AnnounceAsync(WebApplication app, CancellationToken ct)
    {
        var address = Address(app);
        await Console.Out.WriteLineAsync($"AI Usage & Provider Risk Dashboard at {address}, data in {app.Services.GetRequiredService<DataFolder>().Root}");
        if (await app.Services.GetRequiredService<FirstAdministrator>().PathAsync(ct) is { } path)
            await Console.Out.WriteLineAsync($"Nobody can sign in yet. Make the administrator here (this link works once): {address}{path}");
    }
}
