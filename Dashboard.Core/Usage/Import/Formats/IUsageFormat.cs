using Dashboard.Core.Usage.Import.Reading;
using Dashboard.Core.Usage.Ledger.Writing;

namespace Dashboard.Core.Usage.Import.Formats;

/// <summary>One kind of file. Recognises it by its content, and knows what its token figures include.</summary>
internal interface IUsageFormat
{
    /// <summary>As <c>--format</c> says it; also the family within which a provider's id means one request.</summary>
    string Name { get; }

    /// <summary>What such a file looks like, for the message when nothing fits.</summary>
    string LooksFor { get; }

    /// <summary>Its rows passed through a gateway that we run ourselves.</summary>
    bool SelfOperatedGateway => false;

    /// <summary>What its token figures include, in a sentence for people.</summary>
    string Convention { get; }

    /// <summary>A short file of the kind as it comes from the source, made up: for the page, for docs and for tests.</summary>
    string Sample { get; }

    /// <summary>
    /// Every line stands for itself and programs only ever add lines: what was read of a file need not be read again. Such
    /// a format begins to count at <see cref="FileTally.Whole"/> and marks every whole line it has read.
    /// </summary>
    bool OnlyGrows => false;

    bool Fits(FileHead head);

    /// <summary>Why a file that almost fits is refused; null when it does not come near.</summary>
    string? Refuses(FileHead head) => null;

    void Read(Stream stream, FileHead head, RowSink sink, CancellationToken ct);
}
