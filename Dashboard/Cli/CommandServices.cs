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
    public static async Task<IHost> OpenAsync(SharedOptions shared, ParseResult parsed, CancellationToken ct)
    {
        var host = Build(shared, parsed);
        try
        {
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
