namespace Dashboard.Core.Terms.Classify;

/// <summary>What a change is about.</summary>
public enum TermsTopic
{
    CompetingModels,
    TrainingOnCustomerData,
    OutputOwnership,
    RegionAvailability,
    SuspensionTermination,
    DataRetention,
    PrivacySubprocessors,
    PricingBilling,
    LiabilityIndemnity,
    DisputeArbitration,
    UsageRestrictions,
    AgeEligibility,
    ModelDeprecation,
    NoticeOfChanges,
    RateLimits,
    Cosmetic,
}
