using System.Runtime.InteropServices;

namespace Dashboard.Shell;

/// <summary>What the C library keeps for the database engine and the compiler of this process.</summary>
internal static class NativeHeap
{
    // Only glibc has it, and keeps freed memory for ever without it; others return theirs unasked.
    private static readonly Trimmer? Trim =
        OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libc.so.6", out var library) && NativeLibrary.TryGetExport(library, "malloc_trim", out var address)
            ? Marshal.GetDelegateForFunctionPointer<Trimmer>(address)
            : null;

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int Trimmer(nint keep);

    /// <summary>Returns to the machine what was freed, where the C library would keep it.</summary>
    public static void GiveBack() => _ = Trim?.Invoke(0);
}
