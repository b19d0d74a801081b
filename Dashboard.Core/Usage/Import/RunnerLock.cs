using Dashboard.Core.Store;

namespace Dashboard.Core.Usage.Import;

/// <summary>A locked file that lives exactly as long as the process that imports: whoever can lock it knows that the process died.</summary>
internal sealed class RunnerLock : IDisposable
{
    private readonly FileStream _file;

    private RunnerLock(string name, FileStream file)
    {
        Name = name;
        _file = file;
    }

    public string Name { get; }

    public static RunnerLock Take(DataFolder folder)
    {
        var name = Guid.NewGuid().ToString("N");
        Directory.CreateDirectory(Folder(folder));
        return new RunnerLock(name, Open(folder, name, FileMode.CreateNew));
    }

    /// <summary>Whether the process that took this lock is still there.</summary>
    public static bool IsAlive(DataFolder folder, string name)
    {
        try
        {
            using var file = Open(folder, name, FileMode.Open);
            return false;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    public void Dispose() => _file.Dispose();

    private static string Folder(DataFolder folder) => Path.Combine(folder.Root, "imports");

    private static FileStream Open(DataFolder folder, string name, FileMode mode) =>
        new(Path.Combine(Folder(folder), name + ".lock"), mode, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
}
