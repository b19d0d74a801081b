namespace Dashboard.Tests.Support;

/// <summary>The app, allowed to ask servers on the loopback at once; nothing polls by itself, so that a test knows who did.</summary>
public sealed class PollingAppHost : AppHost
{
    protected override IEnumerable<string> Settings => ["--Outbound:AllowedPrivate=127.0.0.1", "--Outbound:PerHostSpacing=0", "--Jobs:Run=false"];
}
