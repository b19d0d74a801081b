namespace Dashboard.Tests.Support;

/// <summary>For what would be waited for for ever if it were broken: a test that hangs tells nobody which one it was.</summary>
public static class Patience
{
    /// <summary>Cancelled with the test, and half a minute from now at the latest.</summary>
    public static CancellationToken Token
    {
        get
        {
            var source = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            source.CancelAfter(TimeSpan.FromSeconds(30));
            return source.Token;
        }
    }
}
