namespace Dashboard.Core.Workloads;

/// <summary>What becomes of a workload's outputs, as its owner declares it.</summary>
public enum OutputUse
{
    /// <summary>People or programs use them.</summary>
    Product,

    /// <summary>They judge models or their answers.</summary>
    Evaluation,

    /// <summary>They become training material of a model.</summary>
    Training,
}
