using Dashboard.Core.Jobs.Proof;
using Dashboard.Tests.Support;
using Hangfire.Logging;

namespace Dashboard.Tests.Jobs.Proof;

public sealed class ProblemLogTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_locked_database_is_seen_at_whatever_level_hangfire_hides_it()
    {
        using (var log = new ProblemLog(_folder["server-1.log"]))
        {
            var logger = log.GetLogger("Worker");
            logger.Log(LogLevel.Debug, () => "State change attempt 1 of 10 failed", new InvalidOperationException("SQLite Error 5: 'database is locked'."));
            logger.Log(LogLevel.Warn, () => "something else");
            logger.Log(LogLevel.Info, () => "nothing to see");
        }

        var text = File.ReadAllText(_folder["server-1.log"]);
        Assert.Equal((1, 1), KillProofCount.Problems(text));
        Assert.DoesNotContain("nothing to see", text, StringComparison.Ordinal);
    }
}
