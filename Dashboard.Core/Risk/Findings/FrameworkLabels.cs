namespace Dashboard.Core.Risk.Findings;

/// <summary>
/// Which part of a framework a kind of finding speaks to: a pointer for those who keep registers by it, no statement of compliance.
/// Sources and reasons are in docs/frameworks.md.
/// </summary>
public static class FrameworkLabels
{
    // Contingency processes for failures of third-party AI systems.
    private const string Contingency = "NIST AI RMF GOVERN 6.2";

    // Behaviour that changes when the model behind it does; and keeping to a version on purpose.
    private const string Instability = "FINOS AIGF ri-5", Pinning = "FINOS AIGF mi-10";

    // Outages, and no equivalent to fail over to; and costs that nobody expected.
    private const string Availability = "FINOS AIGF ri-7", SpendMonitoring = "FINOS AIGF mi-9";

    // Third-party risk and its concentration: substitutability, one provider for much, third countries, chains of subcontractors.
    private const string ThirdParties = "DORA Art. 28-29";

    private static readonly string[] None = [], NoStandIn = [Contingency, Availability], Alone = [Contingency, Availability, ThirdParties], Changed = [Instability, Pinning];

    /// <summary>Every kind of finding that there is; those that speak to none of the frameworks have no label.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> ByCode { get; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
    {
        ["no-route"] = Alone,
        ["single-provider"] = Alone,
        ["single-provider-unknown"] = Alone,
        ["no-fallback"] = Alone,
        ["same-gateway"] = Alone,
        ["same-provider-only"] = Alone,
        ["same-host-only"] = Alone,
        ["same-maker-same-weights"] = Alone,
        ["untested-fallback"] = NoStandIn,
        ["vanished-model"] = NoStandIn,
        ["retired-model"] = NoStandIn,
        ["retiring-model"] = NoStandIn,
        ["retiring-fallback"] = NoStandIn,
        ["dangling-name"] = NoStandIn,
        ["cycle"] = NoStandIn,
        ["error-only-fallback"] = NoStandIn,
        ["split-without-failover"] = NoStandIn,
        ["host-not-allowed"] = NoStandIn,
        ["smaller-context"] = [Availability],
        ["missing-capability"] = [Availability],
        ["price-above"] = [SpendMonitoring],
        ["primary-changed"] = Changed,
        ["adopted-at-once"] = Changed,
        ["outside-route"] = Changed,
        ["over-limit"] = [ThirdParties],
        ["limit-unknown"] = [ThirdParties],
        ["bloc-not-allowed"] = [ThirdParties],
        ["bloc-unknown"] = [ThirdParties],
        ["crosses-bloc"] = [ThirdParties],
        ["crosses-vendor"] = [ThirdParties],
        ["unknown-provider"] = [ThirdParties],
        ["no-model"] = None,
        ["no-primary"] = None,
        ["too-long"] = None,
    };

    public static IReadOnlyList<string> Of(string code) => ByCode.GetValueOrDefault(code, None);
}
