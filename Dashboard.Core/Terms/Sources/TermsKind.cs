namespace Dashboard.Core.Terms.Sources;

/// <summary>What kind of document a source is.</summary>
public enum TermsKind
{
    Terms,
    UsagePolicy,
    Privacy,
    DataProcessing,
    Subprocessors,
    ServiceLevel,
    Regions,
    Deprecations,
    Pricing,
    RateLimits,
    ModelLicence,
    Changelog,
    Other,
}
