namespace Dashboard.Core.Store;

/// <summary>The folder that holds everything this installation knows: both databases, keys and captures.</summary>
public sealed class DataFolder
{
    public const string Setting = "Dashboard:DataFolder";

    public DataFolder(string path) => Root = Path.GetFullPath(path);

    /// <summary>The folder's full path.</summary>
    public string Root { get; }

    /// <summary>The database of usage, terms, models, routes and people.</summary>
    public string Database => Path.Combine(Root, "dashboard.db");

    /// <summary>The queue of jobs: a file of its own, so that its writes never wait for an import.</summary>
    public string JobsDatabase => Path.Combine(Root, "jobs.db");

    /// <summary>Data Protection's key ring: without it cookies and stored secrets cannot be read.</summary>
    public string Keys => Path.Combine(Root, "keys");

    /// <summary>Compressed captures of pages, named by their hash.</summary>
    public string Captures => Path.Combine(Root, "captures");

    /// <summary>Makes the folder, or says in one sentence why it cannot be used.</summary>
    public void Prepare()
    {
        try
        {
            Directory.CreateDirectory(Root);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(Directory.CreateDirectory(Keys).FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            else
                Directory.CreateDirectory(Keys);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreProblemException($"The data folder {Root} cannot be created or written: {e.Message}", e);
        }
    }
}
