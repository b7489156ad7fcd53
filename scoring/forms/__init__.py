"""Excel forms: issued to communes, appraisers and council, collected back."""
