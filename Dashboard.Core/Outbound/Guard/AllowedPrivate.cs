using System.Net;
using Microsoft.Extensions.Options;

namespace Dashboard.Core.Outbound.Guard;

/// <summary>The private addresses that the owner of this installation lets us call.</summary>
internal sealed class AllowedPrivate
{
    private readonly List<AllowedEntry> _entries = [];

    public AllowedPrivate(IOptions<OutboundOptions> options)
    {
        foreach (var text in options.Value.AllowedPrivate)
        {
            if (!AllowedEntry.TryParse(text, out var entry, out var fault))
                throw new OptionsValidationException(OutboundOptions.Section, typeof(OutboundOptions), [$"'{text}' {fault}."]);

            _entries.Add(entry);
        }
    }

    /// <summary>Which of the addresses that a name resolved to may be called, and why none may.</summary>
    public (IReadOnlyList<IPAddress> Permitted, Refusal? Refusal) Sift(string host, int port, IReadOnlyList<IPAddress> found)
    {
        var permitted = found.Where(a => Permits(host, a, port)).ToList();
        return permitted.Count > 0 || found.Count == 0 ? (permitted, null) : (permitted, Explain(host, port, found[0]));
    }

    private bool Permits(string host, IPAddress address, int port)
    {
        var kind = AddressGuard.Classify(address);
        return kind == AddressKind.Public || _entries.Exists(e => e.Allows(host, address, port, kind));
    }

    private static Refusal Explain(string host, int port, IPAddress address)
    {
        var shown = IPAddress.TryParse(host, out _) ? $"{host} is" : $"{host} leads to {address},";
        return new(
            RefusalReason.PrivateAddress,
            $"{shown} an address of kind {AddressGuard.Classify(address)} (port {port}). If it is yours, list it in {OutboundOptions.Section}:{nameof(OutboundOptions.AllowedPrivate)}.");
    }
}
