using Dashboard.Core.Store;

namespace Dashboard.Core.Usage.Connectors;

/// <summary>
/// A locked file for each connection: who holds it syncs, whichever process it is, and the system lets it go when the
/// process dies. The file itself stays: taking away a file that another one has just opened would give two locks.
/// </summary>
internal sealed class SyncLock : IDisposable
{
    private readonly FileStream _file;

    private SyncLock(FileStream file, string folder)
    {
        _file = file;
        Folder = folder;
    }

    /// <summary>For pages; empty.</summary>
    public string Folder { get; }

    /// <summary>Null when somebody else syncs this connection.</summary>
    public static SyncLock? TryTake(DataFolder data, int connectionId)
    {
        var root = Directory.CreateDirectory(Path.Combine(data.Root, "sync")).FullName;
        FileStream file;
        try
        {
            file = new FileStream(Path.Combine(root, $"{connectionId}.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
        }
        catch (IOException)
        {
            return null;
        }

        var taken = new SyncLock(file, Path.Combine(root, $"{connectionId}"));
        // Whoever was killed left pages.
        taken.Clear();
        return taken;
    }

    /// <summary>Throws pages away; what providers tell may hold names.</summary>
    public void Clear()
    {
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);

        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(Folder);
        else
            Directory.CreateDirectory(Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        _file.Dispose();
    }
}
