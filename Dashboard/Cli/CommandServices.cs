using System.CommandLine;

using Dashboard.Core.Store;
using Dashboard.Shell;

using Microsoft.Extensions.Logging.Console;

namespace Dashboard.Cli;

/// <summary>The house without its web server, for one command.</summary>
internal static class CommandServices
{
    /// <summary>Builds the services; logs go to standard error so that standard output stays the answer.</summary>
    public static IHost Build(SharedOptions shared, ParseResult parsed)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
        {
            Args = shared.Configuration(parsed),
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Logging.ClearProviders().AddSimpleConsole(o => o.SingleLine = true);
        builder.Services.Configure<ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddHouse(builder.Configuration);
        return builder.Build();
    }

    /// <summary>The same with the store opened and brought up to date.</summary>
    /// <param name="meanwhile">What can be made ready while the store opens, which keeps one core busy for a second.</param>
    public static async Task<IHost> OpenAsync(SharedOptions shared, ParseResult parsed, CancellationToken ct, Action<IServiceProvider>? meanwhile = null)
    {
        var host = Build(shared, parsed);
        try
        {
            if (meanwhile is not null)
                _ = Task.Run(() => meanwhile(host.Services), ct);

            await host.Services.GetRequiredService<StoreOpening>().OpenAsync(ct);
            return host;
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }
}
