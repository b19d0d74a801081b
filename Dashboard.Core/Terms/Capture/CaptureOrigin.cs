namespace Dashboard.Core.Terms.Capture;

/// <summary>How a capture came to us when not by asking the source's address.</summary>
public enum CaptureOrigin
{
    /// <summary>A person copied the text.</summary>
    Pasted,

    /// <summary>A person brought the file.</summary>
    Uploaded,

    /// <summary>From a public archive that records documents of others.</summary>
    Archive,
}
