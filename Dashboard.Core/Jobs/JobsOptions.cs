using Dashboard.Core.Store;

namespace Dashboard.Core.Jobs;

/// <summary>Where jobs are kept and who runs them.</summary>
public sealed class JobsOptions(DataFolder folder)
{
    /// <summary>The folder that holds the job file.</summary>
    public DataFolder Folder { get; } = folder;

    /// <summary>False for the command line: it may enqueue beside a running server, but it runs nothing.</summary>
    public bool RunServer { get; set; }

    /// <summary>Jobs wait for others' servers more than they compute: more workers than cores.</summary>
    public int Workers { get; set; } = Math.Clamp(Environment.ProcessorCount * 2, 4, 20);

    /// <summary>How long a stop waits for running jobs; what is not done by then is run again by the next start.</summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(4);

    /// <summary>How long finished jobs stay visible; how they ended is remembered for longer.</summary>
    public TimeSpan KeepFinished { get; set; } = TimeSpan.FromDays(2);
}
