"""Whether the sentence that leads is bound to what was asked, or answers something else."""
