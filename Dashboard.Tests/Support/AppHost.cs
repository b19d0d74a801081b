using Dashboard.Core.Access.Users;
using Dashboard.Core.Store;
using Dashboard.Shell;

using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Dashboard.Tests.Support;

/// <summary>The real app on a real socket, with a data folder of its own. Use it as a class fixture, or start one in a test.</summary>
public class AppHost : IAsyncLifetime
{
    private readonly TestFolder _data = new();
    private WebApplication? _app;

    /// <summary>Which environment the app believes it runs in.</summary>
    protected virtual string EnvironmentName => Environments.Production;

    /// <summary>More configuration, as <c>--Section:Key=value</c>.</summary>
    protected virtual IEnumerable<string> Settings => [];

    /// <summary>Where it listens, without a slash at the end.</summary>
    public string Address { get; private set; } = "";

    public IServiceProvider Services => _app!.Services;

    /// <summary>The data folder, gone when the host is.</summary>
    public TestFolder Data => _data;

    /// <summary>Lets a test bring its clock or a fake provider.</summary>
    protected virtual void Adjust(IServiceCollection services)
    {
    }

    public async ValueTask InitializeAsync()
    {
        _app = DashboardApp.Build(
            [
                $"--{DataFolder.Setting}={_data.Path}", "--urls=http://127.0.0.1:0", $"--environment={EnvironmentName}",
                "--Logging:LogLevel:Default=Warning", "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Warning", .. Settings,
            ],
            Adjust);
        await Services.GetRequiredService<StoreOpening>().OpenAsync(CancellationToken.None);
        await _app.StartAsync();
        Address = DashboardApp.Address(_app).TrimEnd('/');
    }

    /// <summary>A client that follows no redirects and keeps no cookies: it sees what the server says.</summary>
    public HttpClient Client() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(Address) };

    /// <summary>The one-time link that makes the administrator; null once somebody has an account.</summary>
    public Task<string?> WelcomePathAsync() =>
        Services.GetRequiredService<FirstAdministrator>().PathAsync(TestContext.Current.CancellationToken);

    /// <summary>Makes an account nobody else in this host has.</summary>
    public async Task<TestPerson> AddPersonAsync(string role)
    {
        var person = new TestPerson($"{role.ToLowerInvariant()}-{Guid.NewGuid():N}@example.org", "a long enough sentence", role);
        await using var scope = Services.CreateAsyncScope();
        var made = await scope.ServiceProvider.GetRequiredService<AddPerson>().RunAsync(person.Email, person.Password, role);
        Assert.True(made.Succeeded, string.Join(' ', made.Errors.Select(e => e.Description)));
        return person;
    }

    /// <summary>Stops serving, as when the machine is restarted.</summary>
    public async Task StopAsync()
    {
        if (_app is null)
            return;

        try
        {
            await _app.StopAsync();
        }
        catch (OperationCanceledException)
        {
            // The host's patience ended on a busy machine; how fast it stops is ShutdownTests' business.
        }

        await _app.DisposeAsync();
        _app = null;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();

        _data.Dispose();
        GC.SuppressFinalize(this);
    }
}

/// <summary>The same app as developers run it: with the gallery.</summary>
public sealed class DevelopmentAppHost : AppHost
{
    protected override string EnvironmentName => Environments.Development;

    // The gallery breaks things on purpose.
    protected override IEnumerable<string> Settings => ["--Logging:LogLevel:Dashboard.Kit=None"];
}

/// <summary>Somebody with an account, and the password that tests may know.</summary>
public sealed record TestPerson(string Email, string Password, string Role);
